package dev.ecs2eks.ecs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ecs2eks.ecs.file.BundleResult.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no service can be read from is refused in one line that says where and what; it never quotes the file. */
class RefusalTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", "1:1: the file is empty"),
                arguments(" \n ", "1:1: the file is empty"),
                arguments("{'taskDefinition': {'family': 'x', 'containerDefinitions': [{", "1:62: the file ends here"),
                arguments("{\n  'family': geheim\n}", "2:13: this is not JSON"),
                arguments("family: x\ncontainers: []", "1:1: this is not JSON"),
                arguments("{'containerDefinitions':[{}]}\n{}", "2:1: a second document begins here"),
                arguments("{'containerDefinitions':[{}]} x", "1:31: this is not JSON"),
                arguments("{'a':1,\n 'a':2}", "2:6: the same key for the second time"),
                arguments("{'a':'\\ud83d'}", "1:7: half a character"),
                arguments("{\n'a':'\\\\\\uDE00'}", "2:8: half a character"),
                arguments("{'a':\n1e99999999999}", "2:1: more than 1,000 levels, or a number of absurd length"),
                arguments("[".repeat(1001) + "]".repeat(1001), ": more than 1,000 levels"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_that_is_not_one_json_document(String text, String start) {
        assertThat(refused(text)).contains(start).doesNotContain("geheim").matches("\\d+:\\d+: .*");
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("[]", "1:1: an object"),
                arguments("'x'", "1:1: an object"),
                arguments("{}", "/taskDefinition: no task definition and no service"),
                arguments("{'taskDefinition':[]}", "/taskDefinition: an object belongs here, found a list"),
                arguments("{'taskDefinition':'x:1'}", "/taskDefinition: an object belongs here, found a text"),
                arguments("{'taskDefinition':{}}", "/taskDefinition/containerDefinitions: no container"),
                arguments("{'containerDefinitions':[]}", "/taskDefinition/containerDefinitions: no container"),
                arguments("{'containerDefinitions':'${C}'}", "/taskDefinition/containerDefinitions: no container"),
                arguments(
                        "{'containerDefinitions':[null]}",
                        "/taskDefinition/containerDefinitions/0: an object belongs here, found nothing"),
                arguments(
                        "{'containerDefinitions':[{'command':'npm start'}]}",
                        "/taskDefinition/containerDefinitions/0/command: a list belongs here, found a text"),
                arguments(
                        "{'containerDefinitions':[{'image':5}]}",
                        "/taskDefinition/containerDefinitions/0/image: a text belongs here, found a number"),
                arguments(
                        "{'containerDefinitions':[{'memory':'512'}]}",
                        "/taskDefinition/containerDefinitions/0/memory: a number belongs here, found a text"),
                arguments(
                        "{'containerDefinitions':[{'memory':1.5}]}",
                        "/taskDefinition/containerDefinitions/0/memory: a whole number"),
                arguments(
                        "{'containerDefinitions':[{'memory':1e999999999}]}",
                        "/taskDefinition/containerDefinitions/0/memory: a whole number"),
                arguments(
                        "{'containerDefinitions':[{'essential':'yes'}]}",
                        "/taskDefinition/containerDefinitions/0/essential: true or false belongs here, found a text"),
                arguments(
                        "{'containerDefinitions':[{}],'registeredAt':'yesterday'}",
                        "/taskDefinition/registeredAt: a time in ISO 8601"),
                arguments(
                        "{'containerDefinitions':[{}],'registeredAt':1e999999}",
                        "/taskDefinition/registeredAt: a time in ISO 8601"),
                arguments(
                        "{'taskDefinition':{'containerDefinitions':[{}]},'targetGroups':{}}",
                        "/targetGroups: a list belongs here, found an object"),
                arguments(
                        "{'taskDefinition':{'containerDefinitions':[{}]},"
                                + "'roles':[{'AssumeRolePolicyDocument':'geheim'}]}",
                        "/roles/0/AssumeRolePolicyDocument: a policy belongs here"),
                arguments(
                        "{'taskDefinition':{'containerDefinitions':[{}]},"
                                + "'roles':[{'AssumeRolePolicyDocument':'%zz'}]}",
                        "/roles/0/AssumeRolePolicyDocument: a policy belongs here"),
                arguments("{'services':[],'failures':[]}", "/services: no service in it"),
                arguments(
                        "{'services':[],'failures':[{'arn':'arn:x','reason':'MISSING'}]}",
                        "/services: no service in it: ECS answered MISSING for arn:x"),
                arguments("{'serviceName':'a'}", "/taskDefinition: the service has no task definition beside it"),
                arguments(
                        "{'service':{'taskDefinition':'arn:aws:ecs:eu-west-1:1:task-definition/a:7'}}",
                        "/taskDefinition: the service runs arn:aws:ecs:eu-west-1:1:task-definition/a:7, which is not"),
                arguments("{'serviceName':'a','taskDefinition':'a:7'}", "/taskDefinition: the service runs a:7"),
                arguments(
                        "{'services':[{'serviceName':'a','taskDefinition':'a:7'}]}",
                        "/taskDefinition: the service runs a:7"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documents_that_hold_no_usable_service(String document, String start) {
        assertThat(refused(document)).startsWith(start).doesNotContain("geheim", "\n");
    }

    @Test
    void names_with_line_ends_stay_in_one_line() {
        assertThat(refused("{'containerDefinitions':[{'dockerLabels':{'a\\nb':[]}}]}"))
                .startsWith("/taskDefinition/containerDefinitions/0/dockerLabels/a?b: a text belongs here");
    }

    @Test
    void bytes_that_are_not_utf_8() {
        var latin = "{\n \"family\": \"Caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(latin)).startsWith("2:16: the file is not UTF-8");
        assertThat(refused("{}".getBytes(StandardCharsets.UTF_16))).startsWith("1:1: the file is not UTF-8");
    }

    @Test
    void more_than_fifty_megabytes() {
        var large = new byte[50_000_001];
        Arrays.fill(large, (byte) ' ');

        assertThat(refused(large)).startsWith("1:1: the file is larger than 50 MB");
    }

    private static String refused(String text) {
        return refused(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(byte[] content) {
        var results = new BundleReader().read("x.json", content);
        assertThat(results).singleElement().isInstanceOf(Refused.class);
        return ((Refused) results.get(0)).sentence();
    }
}
