package dev.ecs2eks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.fields.FieldMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FieldMapPageTest {

    private static final Path PAGE = Path.of("docs/field-map.md");

    /** Refresh: {@code ./mvnw test -Dtest=FieldMapPageTest -Decs2eks.refresh=true}. */
    @Test
    void the_checked_in_page_is_what_the_field_map_says_now() throws IOException {
        var page = FieldMapPage.of(FieldMap.compiled());
        if (Boolean.getBoolean("ecs2eks.refresh")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }
}
