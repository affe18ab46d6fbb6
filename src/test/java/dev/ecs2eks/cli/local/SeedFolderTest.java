package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_file_with_one_bundle_is_named_after_the_file() throws IOException {
        file("checkout.json", "{\"taskDefinition\": {\"family\": \"checkout\"}}");
        assertThat(SeedFolder.read(folder)).singleElement().satisfies(seed -> {
            assertThat(seed.name()).isEqualTo("checkout");
            assertJson(seed, "{\"taskDefinition\": {\"family\": \"checkout\"}, \"fill\": true}");
        });
    }

    @Test
    void a_list_gives_a_service_for_each_entry_named_by_its_id() throws IOException {
        file(
                "many.json",
                "[{\"id\": \"web\", \"taskDefinition\": {\"family\": \"a\"}}, {\"id\": \"job\", \"taskDefinition\": {}}]");
        assertThat(SeedFolder.read(folder)).extracting(SeedFolder.Seed::name).containsExactly("web", "job");
        assertJson(SeedFolder.read(folder).get(0), "{\"taskDefinition\": {\"family\": \"a\"}, \"fill\": true}");
    }

    @Test
    void a_bare_task_definition_stays_whole() throws IOException {
        file("bare.json", "{\"family\": \"a\", \"containerDefinitions\": []}");
        assertJson(
                SeedFolder.read(folder).get(0),
                "{\"taskDefinition\": {\"family\": \"a\", \"containerDefinitions\": []}, \"fill\": true}");
    }

    @Test
    void names_that_a_template_leaves_open_become_names_that_aws_would_take() throws IOException {
        file(
                "t.json",
                "{\"taskDefinition\": {\"family\": \"${App}-web\"}, \"service\": {\"cluster\": \"${Cluster}\"}}");
        assertJson(
                SeedFolder.read(folder).get(0),
                "{\"taskDefinition\": {\"family\": \"${App}-web\"}, \"service\": {\"serviceName\": \"App-web\"},"
                        + " \"fill\": true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            the service's own                 | {"serviceName": "web"}                                        | {"family": "a"}                  | web
            the service's own, open           | {"serviceName": "${App}/web"}                                 | {"family": "a"}                  | App-web
            none but the ARN's                | {"serviceArn": "arn:aws:ecs:eu-west-1:1:service/prod/web"}    | {"family": "a"}                  | web
            null                              | {"serviceName": null}                                         | {"family": "web"}                | web
            a function of a template          | {"serviceName": {"Ref": "Name"}}                              | {"family": {"Fn::Sub": "${A}"}}  | seed
            an open family                    | {}                                                            | {"family": "${A}${B}"}           | A-B
            nothing but punctuation           | {}                                                            | {"family": "{{ }}"}              | seed
            an open task definition           | {"taskDefinition": "${TD}"}                                   | {}                               | TD
            a revision                        | {"taskDefinition": "web:7"}                                   | {}                               | web
            nothing                           | {"desiredCount": 1}                                           | {}                               | seed
            """)
    void a_service_always_has_a_name_that_a_migration_can_ask_for(
            String story, String service, String definition, String name) throws IOException {
        file("seed.json", "{\"taskDefinition\": %s, \"service\": %s}".formatted(definition, service));
        assertThat(bundle().at("/service/serviceName").asText()).as(story).isEqualTo(name);
    }

    @Test
    void a_name_is_never_longer_than_aws_would_take() throws IOException {
        file("seed.json", "{\"taskDefinition\": {\"family\": \"%s\"}}".formatted("${a}".repeat(200)));
        assertThat(bundle().at("/service/serviceName").asText()).matches("[a-zA-Z0-9_-]{1,255}");
    }

    @Test
    void services_that_are_described_without_a_name_get_one_each() throws IOException {
        file("seed.json", "{\"services\": [{}, {\"serviceName\": \"web\", \"cluster\": {\"Ref\": \"C\"}}, {}]}");
        assertThat(bundle().path("services").findValuesAsText("serviceName")).containsExactly("seed", "web", "seed-3");
        assertThat(bundle().at("/services/1").has("cluster")).isFalse();
    }

    @Test
    void a_number_that_a_template_leaves_open_counts_as_absent() throws IOException {
        file(
                "t.json",
                "{\"service\": {\"serviceName\": \"web\", \"desiredCount\": \"${Count}\","
                        + " \"loadBalancers\": [{\"containerPort\": \"${Port}\", \"containerName\": \"${Name}\"}]}}");
        assertJson(
                SeedFolder.read(folder).get(0),
                "{\"service\": {\"serviceName\": \"web\", \"loadBalancers\": [{\"containerName\": \"${Name}\"}]},"
                        + " \"fill\": true}");
    }

    @Test
    void what_is_no_json_is_left_for_the_emulator_to_refuse() throws IOException {
        file("broken.json", "{\"taskDefinition\": ");
        assertThat(SeedFolder.read(folder)).containsExactly(new SeedFolder.Seed("broken", "{\"taskDefinition\": "));
    }

    @Test
    void files_come_by_name_and_others_are_passed_by() throws IOException {
        file("b.json", "{}");
        file("a.json", "{}");
        file("notes.txt", "hello");
        assertThat(SeedFolder.read(folder)).extracting(SeedFolder.Seed::name).containsExactly("a", "b");
    }

    @Test
    void a_folder_without_services_is_named() {
        assertThatThrownBy(() -> SeedFolder.read(folder)).hasMessage(folder + " holds no JSON file.");
        assertThatThrownBy(() -> SeedFolder.read(folder.resolve("none"))).hasMessage(folder + "/none is no folder.");
    }

    private JsonNode bundle() throws IOException {
        return new ObjectMapper().readTree(SeedFolder.read(folder).get(0).bundle());
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static void assertJson(SeedFolder.Seed seed, String expected) {
        var json = new ObjectMapper();
        try {
            assertThat(json.readTree(seed.bundle())).isEqualTo(json.readTree(expected));
        } catch (IOException noJson) {
            throw new AssertionError(seed.bundle(), noJson);
        }
    }
}
