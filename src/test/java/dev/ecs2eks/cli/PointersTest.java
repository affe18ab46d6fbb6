package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding points to what it is about in the document that was given, whatever the document's form. */
class PointersTest {

    private static final String TASK =
            """
            "family": "shop", "knob": 1, "cpu": "${CPU}",
            "containerDefinitions": [{"name": "web", "image": "shop:1", "links": ["db"], "portMappings": [
                {"name": "http", "containerPort": 80}]}, {"name": "db", "image": "db:1", "knob": {}}]""";

    private static final String TAGS = "\"tags\": [{\"key\": \"a b\", \"value\": \"c\", \"knob\": 1}]";

    private static final String SERVICE =
            """
            "serviceName": "shop", "desiredCount": 2, "knob": 1, "serviceConnectConfiguration": {
                "enabled": true, "knob": 1, "namespace": "n", "services": [{"portName": "http",
                "ingressPortOverride": 8080, "clientAliases": [{"port": 80, "dnsName": "x"}]}]},
            "volumeConfigurations": [{"name": "v", "managedEBSVolume": {"roleArn": "r", "knob": 1}}]""";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bare | {%TASK%, %TAGS%} | {'taskDefinition': {%TASK%}, %TAGS%}",
                "bundle | {'taskDefinition': {%TASK%}, %TAGS%} | {'taskDefinition': {%TASK%}, %TAGS%}",
                "tags within | {'taskDefinition': {%TASK%, %TAGS%}} | {'taskDefinition': {%TASK%, %TAGS%}}",
                "create-service | {'taskDefinition': {%TASK%}, 'service': {%SERVICE%}}"
                        + " | {'taskDefinition': {%TASK%}, 'service': {%SERVICE%}}",
                "describe-services | {'services': [{%SERVICE%}], 'taskDefinition': {%TASK%}}"
                        + " | {'service': {%SERVICE%}, 'taskDefinition': {%TASK%}}"
            })
    void every_finding_points_into_the_bundle_form(String form, String input, String bundle) throws IOException {
        var findings = plan(filled(input)).get("findings");
        var document = new ObjectMapper().readTree(filled(bundle));

        assertThat(findings).as(form).isNotEmpty().allSatisfy(finding -> {
            var field = finding.get("field").asText();
            assertThat(resolves(document, field)).as(field).isTrue();
        });
    }

    private static String filled(String template) {
        return template.replace('\'', '"')
                .replace("%TASK%", TASK)
                .replace("%TAGS%", TAGS)
                .replace("%SERVICE%", SERVICE);
    }

    /** An absent member may be named, an index must exist (contract: Finding). */
    private static boolean resolves(JsonNode document, String pointer) {
        var node = document;
        for (var token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            var name = token.replace("~1", "/").replace("~0", "~");
            if (node.isArray() || node.isMissingNode()) {
                if (!name.matches("\\d+") && node.isArray()
                        || name.matches("\\d+") && !node.has(Integer.parseInt(name))) {
                    return false;
                }
                node = node.path(name.matches("\\d+") ? Integer.parseInt(name) : -1);
            } else if (node instanceof ObjectNode object) {
                node = object.path(name);
            } else {
                return false;
            }
        }
        return true;
    }

    private static JsonNode plan(String input) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var terminal = new Terminal(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                80);
        assertThat(Ecs2Eks.run(terminal, "plan", "-f", "-", "-o", "json"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isIn(0, 3);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
