package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final String VALUE = "correct-horse-battery";
    private static final String PLACE = "/taskDefinition/containerDefinitions/0/environment/0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                VALUE,
                "--key=" + VALUE,
                "postgres://app:" + VALUE + "@db/shop",
                "Invalid value: \"" + VALUE + "\": must be shorter"
            })
    void the_value_is_hidden_wherever_it_stands(String text) {
        assertThat(masking(VALUE, PLACE).text(text)).doesNotContain(VALUE).contains(Masking.MASK);
    }

    @Test
    void the_finding_may_point_to_the_member_of_the_pair() {
        assertThat(masking(VALUE, PLACE + "/value").text(VALUE)).isEqualTo(Masking.MASK);
    }

    @Test
    void a_command_may_hold_it_too() {
        var masking = masking(VALUE, "/taskDefinition/containerDefinitions/0/command/1");
        assertThat(masking.text("--key=" + VALUE)).isEqualTo(Masking.MASK);
    }

    @Test
    void a_short_value_is_hidden_alone_and_not_inside_other_words() {
        assertThat(masking("abc", PLACE).text("abc")).isEqualTo(Masking.MASK);
        assertThat(masking("abc", PLACE).text("alphabct abcd")).isEqualTo("alphabct abcd");
    }

    @Test
    void other_findings_hide_nothing() {
        var finding = new Finding("no-health-check", Severity.INFO, PLACE, "", "");
        var masking = Masking.of(
                Applications.with(Applications.service(), Applications.container("DB_PASSWORD", VALUE)),
                List.of(finding));
        assertThat(masking.text(VALUE)).isEqualTo(VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/taskDefinition/containerDefinitions/9/environment/0",
                "/taskDefinition/containerDefinitions/0/environment/9",
                "/service",
                ""
            })
    void a_pointer_to_nowhere_hides_nothing(String pointer) {
        assertThat(masking(VALUE, pointer).text(VALUE)).isEqualTo(VALUE);
    }

    private static Masking masking(String value, String pointer) {
        return Masking.of(
                Applications.with(Applications.service(), Applications.container("DB_PASSWORD", value)),
                List.of(new Finding("suspicious-plaintext", Severity.WARNING, pointer, "", "")));
    }
}
