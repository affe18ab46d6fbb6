package dev.ecs2eks.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostTest {

    private static final String SENT =
            "spec: {containers: [{name: app, image: nginx, fancy: {mode: x}}, {name: log}], empty: {}, none: null}";

    @Test
    void what_comes_back_with_defaults_lost_nothing() {
        var returned = "spec: {containers: [{name: app, image: nginx, fancy: {mode: x, also: y}, pull: Always},"
                + " {name: log}, {name: injected}], policy: Always}";
        assertThat(between(SENT, returned)).isEqualTo(new Lost(List.of(), List.of()));
    }

    @Test
    void a_field_that_did_not_come_back_is_dropped() {
        var returned = "spec: {containers: [{name: app, image: nginx}, {name: log}]}";
        assertThat(between(SENT, returned).dropped()).containsExactly(".spec.containers[app].fancy");
    }

    @Test
    void a_field_that_came_back_otherwise_is_changed_and_its_value_is_not_told() {
        var returned = "spec: {containers: [{name: app, image: mirror/nginx, fancy: {mode: x}}, {name: log}]}";
        assertThat(between(SENT, returned).changed()).containsExactly(".spec.containers[app].image");
    }

    @Test
    void elements_are_compared_by_name_whatever_their_order() {
        var returned = "spec: {containers: [{name: log}, {name: app, image: nginx, fancy: {mode: x}}]}";
        assertThat(between(SENT, returned)).isEqualTo(new Lost(List.of(), List.of()));
    }

    @Test
    void an_element_that_did_not_come_back_is_dropped() {
        assertThat(between("list: [{name: a}, {name: b}]", "list: [{name: a}]").dropped())
                .containsExactly(".list[b]");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 500m", "1024Mi, 1Gi", "'1', 1", "2, '2'"})
    void quantities_are_numbers_however_they_are_spelled(String sent, String returned) {
        assertThat(between("cpu: " + sent, "cpu: " + returned).changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1Gi, 2Gi", "yes, no", "nginx, nginx:1"})
    void other_values_are_changes(String sent, String returned) {
        assertThat(between("cpu: '" + sent + "'", "cpu: '" + returned + "'").changed())
                .containsExactly(".cpu");
    }

    private static Lost between(String sent, String returned) {
        return Lost.between(json(sent), json(returned));
    }

    private static JsonNode json(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
