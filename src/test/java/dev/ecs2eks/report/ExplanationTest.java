package dev.ecs2eks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.fields.FieldMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void a_field_is_explained_with_its_effect_the_difference_and_the_way_out() {
        assertThat(explain("ContainerDefinition.links"))
                .startsWith("ContainerDefinition.links: reported, Warning\n")
                .contains("\n  → ");
    }

    @Test
    void values_that_matter_are_explained_with_their_field() {
        assertThat(explain("TaskDefinition.networkMode")).contains("TaskDefinition.networkMode=host: approximated");
    }

    @Test
    void the_code_of_a_named_rule_is_explained_with_its_severity() {
        assertThat(explain("duplicate-port")).startsWith("duplicate-port: Blocking\n");
    }

    @Test
    void a_bare_name_finds_every_field_that_is_called_so() {
        assertThat(explain("STOPTIMEOUT")).contains("ContainerDefinition.stopTimeout");
    }

    @Test
    void what_does_not_exist_is_not_explained() {
        assertThat(Explanation.of("ContainerDefinition.lynks", FieldMap.compiled()))
                .isEqualTo(Optional.empty());
    }

    private static String explain(String asked) {
        return Explanation.of(asked, FieldMap.compiled()).orElseThrow();
    }
}
