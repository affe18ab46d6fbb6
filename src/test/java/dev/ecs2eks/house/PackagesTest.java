package dev.ecs2eks.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a newcomer may rely on in every folder. */
class PackagesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern ONE_SENTENCE =
            Pattern.compile("^/\\*\\* ([^.]|\\.(?! [A-Z]))+\\. \\*/", Pattern.DOTALL);
    private static final List<String> EMPTY_WORDS = List.of("Util", "Utils", "Helper", "Manager", "Impl");
    private static final List<String> KUBERNETES_TERMS = List.of("FieldManager");

    static Stream<Path> folders() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    static Stream<Path> sources() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_package_says_in_one_sentence_what_it_is(Path folder) throws IOException {
        assertThat(folder.resolve("package-info.java")).exists();
        assertThat(Files.readString(folder.resolve("package-info.java")))
                .containsPattern(ONE_SENTENCE)
                .contains("@NullMarked");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void a_file_is_short_and_its_name_says_something(Path source) throws IOException {
        try (var lines = Files.lines(source)) {
            assertThat(lines.count()).isLessThanOrEqualTo(400);
        }
        var name = source.getFileName().toString().replace(".java", "");
        assertThat(EMPTY_WORDS).noneMatch(word -> name.endsWith(word) && !KUBERNETES_TERMS.contains(name));
    }
}
