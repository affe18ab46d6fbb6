package dev.ecs2eks.translate.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code explain} and the public page speak of named rules: each of them must be one that can happen. */
class NamedRulesTest {

    @Test
    void every_named_rule_is_raised_somewhere() throws IOException {
        String code;
        try (var files = Files.walk(Path.of("src/main/java"))) {
            code = files.filter(file -> file.toString().endsWith(".java"))
                    .map(NamedRulesTest::text)
                    .collect(Collectors.joining());
        }
        assertThat(FieldMap.compiled().entries())
                .extracting(FieldEntry::key)
                .filteredOn(key -> key.indexOf('.') < 0)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(code).contains('"' + rule + '"'));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
