package dev.ecs2eks.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A manifest, and the fields that the API server says our manager holds of it. */
class HeldTest {

    private static final String MANIFEST =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec:
              paused: false
              strategy: {}
              template:
                spec:
                  containers:
                  - name: app
                    image: nginx
                    args: [a, b]
                    ports: [{containerPort: 80}]
                    resources: {requests: {cpu: "0.5"}}
            """;

    private static final String FIELDS =
            """
            f:metadata: {f:labels: {f:app: {}}}
            f:spec:
              f:paused: {}
              f:template:
                f:spec:
                  f:containers:
                    'k:{"name":"app"}':
                      .: {}
                      f:name: {}
                      f:image: {}
                      f:args: {}
                      f:ports:
                        'k:{"containerPort":80,"protocol":"TCP"}': {.: {}, f:containerPort: {}}
                      f:resources: {f:requests: {f:cpu: {}}}
            """;

    @Test
    void what_was_applied_and_left_alone_is_held() {
        assertThat(Held.all(json(MANIFEST), fields(FIELDS))).isTrue();
    }

    static Stream<String> fieldsThatCanBeTaken() {
        return Stream.of(
                "f:labels: {f:app: {}}",
                "  f:paused: {}\n",
                "          f:image: {}\n",
                "          f:args: {}\n",
                "f:requests: {f:cpu: {}}");
    }

    @ParameterizedTest
    @MethodSource("fieldsThatCanBeTaken")
    void a_field_that_somebody_took_is_not_held(String field) {
        // an empty map would say that all of it is ours
        var rest = FIELDS.replace(
                field, field.contains("\n") ? "" : field.replaceAll("f:[a-zA-Z]+: \\{\\}", "f:other: {}"));
        assertThat(Held.all(json(MANIFEST), fields(rest))).isFalse();
    }

    @Test
    void a_container_that_somebody_renamed_is_not_held() {
        assertThat(Held.all(json(MANIFEST), fields(FIELDS.replace("\"name\":\"app\"", "\"name\":\"other\""))))
                .isFalse();
    }

    @Test
    void a_set_holds_its_values() {
        var manifest = json("metadata: {finalizers: [a/b]}");
        assertThat(Held.all(manifest, fields("f:metadata: {f:finalizers: {'v:\"a/b\"': {}}}")))
                .isTrue();
        assertThat(Held.all(manifest, fields("f:metadata: {f:finalizers: {'v:\"c/d\"': {}}}")))
                .isFalse();
    }

    @Test
    void nothing_is_asked_of_what_says_nothing() {
        assertThat(Held.all(json("spec: {emptyDir: {}, gone: null, list: []}"), fields("f:spec: {}")))
                .isTrue();
    }

    private static JsonNode json(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, Object> fields(String yaml) {
        return new YAMLMapper().convertValue(json(yaml), new TypeReference<>() {});
    }
}
