package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes and streams of {@code plan}, as scripts rely on them. */
class PlanCommandTest {

    private static final String WEB =
            """
            {"family": "shop", "containerDefinitions": [{"name": "web", "image": "shop:1", "memory": 256}]}""";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void json_for_scripts_leaves_standard_error_empty() throws IOException {
        assertThat(run("", "plan", "-f", file("web.json", WEB), "-o", "json")).isZero();

        assertThat(json().has("manifests")).isTrue();
        assertThat(err()).isEmpty();
        assertThat(out()).endsWith("\n");
    }

    @Test
    void standard_input_is_a_file_too() throws IOException {
        assertThat(run(WEB, "plan", "-f", "-", "-o", "json")).isZero();

        assertThat(json().has("findings")).isTrue();
    }

    @Test
    void a_second_run_gives_the_same_bytes() throws IOException {
        var web = file("web.json", WEB);
        run("", "plan", "-f", web, "-o", "json");
        var first = out();
        out.reset();
        run("", "plan", "-f", web, "-o", "json");

        assertThat(out()).isEqualTo(first);
    }

    @Test
    void yaml_has_the_manifests_on_one_stream_and_the_findings_on_the_other() throws IOException {
        run("", "plan", "-f", file("web.json", WEB));

        assertThat(out()).doesNotContain("finding");
        assertThat(err()).endsWith("\n").matches("(?s).*(no findings|info|warning|blocking)\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'{', 'web.json: 1:2: '",
        "'{}', 'web.json: /taskDefinition: '",
        "'{\"containerDefinitions\":[{\"image\":[]}]}', '/taskDefinition/containerDefinitions/0/image: '"
    })
    void bad_input_is_one_line_on_standard_error_and_nothing_else(String content, String says) throws IOException {
        assertThat(run("", "plan", "-f", file("web.json", content), "-o", "json"))
                .isEqualTo(2);

        assertThat(out()).isEmpty();
        assertThat(err().lines()).singleElement().asString().contains(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "plan -f",
                "plan -f /there/is/no/such.json",
                "plan -f - --namespace Bad_NS!",
                "plan -f - --cluster a --service b",
                "plan --cluster a",
                "plan -f - -o html",
                "plan -f - --target /there/is/no/such.yaml",
                "plan -f - --spec /there/is/no/such.yaml",
                "plan -f - more",
                "plan --such",
                "plam"
            })
    void bad_usage_is_one_line_on_standard_error_and_nothing_else(String line) {
        assertThat(run(WEB, line.split(" "))).isEqualTo(2);

        assertThat(out()).isEmpty();
        assertThat(err().lines()).singleElement().asString().startsWith("ecs2eks: ");
    }

    @Test
    void a_folder_is_a_list_of_results_by_file_name_and_a_bad_file_is_one_of_them() throws IOException {
        file("b.json", "{");
        file("a.json", WEB);
        file("note.txt", "not looked at");

        assertThat(run("", "plan", "-f", folder.toString(), "-o", "json")).isEqualTo(3);

        assertThat(json().get("results")).hasSize(2);
        assertThat(json().at("/results/0/source").asText()).isEqualTo("a.json");
        assertThat(json().at("/results/0").has("manifests")).isTrue();
        assertThat(json().at("/results/1/error").asText()).startsWith("1:2: ");
    }

    @Test
    void a_folder_with_one_good_file_is_a_list_all_the_same() throws IOException {
        file("a.json", WEB);

        assertThat(run("", "plan", "-f", folder.toString(), "-o", "json")).isZero();

        assertThat(json().get("results")).hasSize(1);
    }

    @Test
    void a_folder_without_a_good_file_is_bad_input() throws IOException {
        assertThat(run("", "plan", "-f", folder.toString())).isEqualTo(2);
        file("a.json", "{");
        file("b.json", "[");

        assertThat(run("", "plan", "-f", folder.toString(), "-o", "json")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(2).last().asString().contains("none of 2", "a.json");
    }

    @Test
    void several_services_of_a_file_are_results_named_by_service() throws IOException {
        var services =
                """
                {"services": [{"serviceName": "one"}, {"serviceName": "two"}], "taskDefinition": %s}"""
                        .formatted(WEB);

        run(services, "plan", "-f", "-", "-o", "json");

        assertThat(json().at("/results/0/source").asText()).isEqualTo("stdin#one");
        assertThat(json().at("/results/1/source").asText()).isEqualTo("stdin#two");
    }

    @Test
    void help_and_version_are_there_for_everything() {
        assertThat(run("", "--help")).isZero();
        assertThat(run("", "plan", "--help")).isZero();
        assertThat(run("", "plan", "--version")).isZero();
        assertThat(run("", "demo", "--help")).isZero();
        assertThat(run("", "try", "--version")).isZero();

        assertThat(out()).contains("Usage: ecs2eks plan", "Usage: ecs2eks demo", "ecs2eks (not packaged)");
        assertThat(err()).isEmpty();
    }

    @Test
    void without_a_command_there_is_help() {
        assertThat(run("")).isZero();

        assertThat(out()).contains("plan").contains("operator");
    }

    @Test
    void output_that_nobody_takes_is_an_error() throws IOException {
        var full = new PrintStream(new java.io.OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        });
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), full, stream(err), 80);

        assertThat(Ecs2Eks.run(terminal, "plan", "-f", file("web.json", WEB), "-o", "json"))
                .isEqualTo(1);
        assertThat(err().lines()).hasSize(1);
    }

    private int run(String input, String... arguments) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Ecs2Eks.run(new Terminal(in, stream(out), stream(err), 80), arguments);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
