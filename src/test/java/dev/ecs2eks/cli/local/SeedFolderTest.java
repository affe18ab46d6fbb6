package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
