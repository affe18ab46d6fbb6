package dev.ecs2eks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code crds/} is what is installed; {@code mvn test -Dtest=CrdCopyTest -Dcrds.refresh} writes it anew. */
class CrdCopyTest {

    private static final Path COPY = Path.of("crds", GeneratedCrd.FILE);

    @Test
    void the_checked_in_crd_is_the_one_that_the_types_say(@TempDir Path folder) throws IOException {
        var generated = GeneratedCrd.yaml(folder);
        if (System.getProperty("crds.refresh") != null) {
            Files.createDirectories(COPY.getParent());
            Files.writeString(COPY, generated);
        }
        assertThat(COPY).as("run with -Dcrds.refresh and review the difference").hasContent(generated);
    }
}
