package dev.ecs2eks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML that every parser reads as the object that was meant; checked with one that keeps YAML 1.1's old customs. */
class ManifestYamlTest {

    private final ManifestYaml yaml = new ManifestYaml();

    @Test
    void a_manifest_reads_like_one_of_kubectls() {
        assertThat(yaml.documents(List.of(Plans.pod(Map.of("b", "yes", "a", "plain")))))
                .isEqualTo(
                        """
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          annotations:
                            a: plain
                            b: "yes"
                          name: shop
                        spec:
                          containers:
                          - command:
                            - sh
                            - "-c"
                            - "echo $HOME\\nexit 0"
                            image: shop:1.0
                            name: web
                            ports:
                            - containerPort: 80
                          volumes:
                          - emptyDir: {}
                            name: cache
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "true",
                "No",
                "NULL",
                "~",
                "y",
                "123",
                "1e3",
                "0x1F",
                "1_000",
                "12:30:45",
                "2001-01-01",
                ".5",
                ".inf",
                "-",
                "- a",
                "a: b",
                "a:",
                "a #b",
                "#",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a`",
                "{}",
                "[]",
                "{{ .x }}",
                "${X}",
                "'a'",
                "\"a\"",
                "a\\b",
                "a\nb\n",
                "\ttab",
                "\r",
                "\u0007",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\u00a0",
                "\uD83D\uDE00",
                "=",
                "<<",
                "?",
                "|",
                ">",
                "nginx:1.27",
                "a/b@sha256:00",
                "https://x/"
            })
    void every_text_comes_back_as_it_was(String text) {
        var written = Plans.pod(Map.of("text", text));

        assertThat(read(yaml.documents(List.of(written)))).containsExactly(json(written));
    }

    @Test
    void keys_are_quoted_where_they_must_be() {
        var written = Plans.pod(Map.of("on", "a", "1", "b", "a: b", "c"));

        assertThat(read(yaml.documents(List.of(written)))).containsExactly(json(written));
    }

    @Test
    void several_manifests_are_several_documents_and_none_is_nothing() {
        var pod = Plans.pod(Map.of());

        assertThat(read(yaml.documents(List.of(pod, pod)))).containsExactly(json(pod), json(pod));
        assertThat(yaml.documents(List.of())).isEmpty();
    }

    private static List<JsonNode> read(String text) {
        var documents = new java.util.ArrayList<JsonNode>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text)
                .forEach(document -> documents.add(new ObjectMapper().valueToTree(document)));
        return documents;
    }

    private static JsonNode json(HasMetadata manifest) {
        return new ObjectMapper().valueToTree(manifest);
    }
}
