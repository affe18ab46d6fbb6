package dev.ecs2eks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.report.PlanResult.NotPlanned;
import dev.ecs2eks.report.PlanResult.Planned;
import dev.ecs2eks.translate.identity.AwsChange;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The JSON that scripts rely on. */
class PlanJsonTest {

    private final PlanJson writer = new PlanJson();

    @Test
    void the_three_lists_are_always_there_and_in_this_order() throws IOException {
        assertThat(names(json(writer.one(Plans.rich())))).containsExactly("manifests", "findings", "awsChanges");
        assertThat(json(writer.one(Plans.of(List.of(), List.of()))).get("findings"))
                .isEmpty();
    }

    @Test
    void a_finding_has_the_members_of_the_contract_and_no_other() throws IOException {
        var findings = json(writer.one(Plans.rich())).get("findings");

        assertThat(names(findings.get(0))).containsExactly("code", "severity", "field", "message", "suggestion");
        assertThat(findings.get(0).get("severity").asText()).isEqualTo("Blocking");
        assertThat(names(findings.get(1))).containsExactly("code", "severity", "field", "message");
        assertThat(findings.get(2).get("severity").asText()).isEqualTo("Info");
        assertThat(findings.get(2).get("accepted").asText()).isEqualTo("nobody uses them");
        assertThat(findings.get(2).get("field").asText()).isEmpty();
    }

    @Test
    void a_manifest_has_no_nulls_and_sorted_maps() throws IOException {
        var manifest = json(writer.one(Plans.rich())).get("manifests").get(0);

        assertThat(names(manifest)).containsExactly("apiVersion", "kind", "metadata");
        assertThat(names(manifest.get("metadata").get("labels"))).containsExactly("a", "z");
    }

    @Test
    void an_empty_volume_keeps_its_empty_object() throws IOException {
        var pod = Plans.pod(java.util.Map.of());

        var volume = json(writer.one(Plans.of(List.of(pod), List.of()))).at("/manifests/0/spec/volumes/0");

        assertThat(volume.get("emptyDir").isObject()).isTrue();
    }

    @Test
    void an_aws_change_is_written_in_iams_own_capitals() throws IOException {
        var change = json(writer.one(Plans.rich())).get("awsChanges").get(0);

        assertThat(names(change))
                .containsExactly("action", "resource", "mode", "reason", "statement", "document", "command");
        assertThat(names(change.get("document"))).containsExactly("Statement", "Version");
    }

    @Test
    void a_change_that_is_no_policy_has_no_statement() throws IOException {
        var association = new AwsChange(
                "eks:CreatePodIdentityAssociation",
                "arn:aws:iam::111122223333:role/shop",
                "Report",
                "pods must be told",
                Map.of(),
                Map.of(),
                List.of("aws", "eks", "create-pod-identity-association"));
        var change = json(writer.one(new Plan(List.of(), List.of(), List.of(association), "sha256:0")))
                .get("awsChanges")
                .get(0);

        assertThat(names(change)).containsExactly("action", "resource", "mode", "reason", "command");
    }

    @Test
    void results_keep_their_order_and_a_failed_one_has_only_its_error() throws IOException {
        var results = json(writer.many(
                        List.of(new NotPlanned("b.json", "1:1: empty"), new Planned("a.json", Plans.rich()))))
                .get("results");

        assertThat(names(results.get(0))).containsExactly("source", "error");
        assertThat(names(results.get(1))).containsExactly("source", "manifests", "findings", "awsChanges");
    }

    @Test
    void equal_plans_are_equal_text_that_ends_in_a_newline() {
        assertThat(writer.one(Plans.rich()))
                .isEqualTo(new PlanJson().one(Plans.rich()))
                .endsWith("}\n")
                .contains("é");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static List<String> names(JsonNode object) {
        Iterator<String> names = object.fieldNames();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(names, 0), false)
                .toList();
    }
}
