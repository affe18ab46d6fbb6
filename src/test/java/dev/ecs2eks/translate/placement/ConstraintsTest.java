package dev.ecs2eks.translate.placement;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Subjects;
import dev.ecs2eks.translate.subject.Target.Compute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    private static final String EXPRESSION = "/service/placementConstraints/0/expression";

    private final Findings findings = Subjects.findings();

    private static Subject memberOf(String expression) {
        return Subjects.service(
                "'placementConstraints':[{'type':'memberOf','expression':'" + expression.replace("\\", "\\\\") + "'}]");
    }

    private JsonNode affinity(String expression) {
        return json(Placements.of(memberOf(expression), findings)).path("affinity");
    }

    private static JsonNode required(JsonNode affinity) {
        return affinity.at("/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "attribute:ecs.instance-type == m5.large     ; node.kubernetes.io/instance-type In m5.large",
                "attribute:ecs.instance-type !in [a, b]      ; node.kubernetes.io/instance-type NotIn a,b",
                "attribute:ecs.availability-zone == eu-west-1a ; topology.kubernetes.io/zone In eu-west-1a",
                "attribute:ecs.cpu-architecture == x86_64    ; kubernetes.io/arch In amd64",
                "attribute:ecs.cpu-architecture == arm64     ; kubernetes.io/arch In arm64",
                "attribute:ecs.os-type == linux              ; kubernetes.io/os In linux",
                "attribute:ecs.os-family == LINUX            ; kubernetes.io/os In linux",
                "attribute:ecs.os-family == WINDOWS_SERVER_2022_CORE ; node.kubernetes.io/windows-build In 10.0.20348",
                "attribute:ecs.instance-type =~ m5.*         ; karpenter.k8s.aws/instance-family In m5",
                "attribute:ecs.instance-type =~ m5\\..*      ; karpenter.k8s.aws/instance-family In m5",
                "attribute:ecs.instance-type !~ t2.*         ; karpenter.k8s.aws/instance-family NotIn t2",
                "attribute:stack == prod                     ; stack In prod",
                "attribute:stack exists                      ; stack Exists",
                "attribute:stack !exists                     ; stack DoesNotExist",
                "attribute:cores >= 4                        ; cores Gt 3",
                "attribute:cores > 4                         ; cores Gt 4",
                "attribute:cores <= 4                        ; cores Lt 5",
                "attribute:cores < 4                         ; cores Lt 4",
            })
    void an_attribute_is_a_label_of_nodes(String expression, String requirement) {
        var first = required(affinity(expression)).at("/0/matchExpressions/0");
        var values = new StringBuilder();
        first.path("values")
                .forEach(it -> values.append(values.isEmpty() ? "" : ",").append(it.asText()));
        assertThat((first.path("key").asText() + " " + first.path("operator").asText() + " " + values).strip())
                .isEqualTo(requirement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attribute:ecs.subnet-id == subnet-1",
                "attribute:ecs.ami-id == ami-1",
                "agentConnected == true",
                "runningTasksCount < 3",
                "ec2InstanceId in [i-1]",
                "attribute:ecs.instance-type =~ [mc]5.*",
                "attribute:ecs.instance-type =~ m5.*|c5.*",
                "attribute:stack == a/b",
                "attribute:cores > many",
                "task:group == batch",
                "no expression",
            })
    void what_no_label_says_is_told_and_restricts_nothing(String expression) {
        assertThat(affinity(expression).isNull() || affinity(expression).isMissingNode())
                .isTrue();
        assertThat(places(findings)).contains("placement-expression-not-convertible " + EXPRESSION);
    }

    @Test
    void all_that_is_known_of_a_conjunction_still_holds() {
        var terms = required(affinity("attribute:ecs.subnet-id == s and attribute:stack == prod"));
        assertThat(terms.toString())
                .isEqualTo("[{\"matchExpressions\":[{\"key\":\"stack\",\"operator\":\"In\",\"values\":[\"prod\"]}]}]");
        assertThat(find(findings, "placement-expression-not-convertible"))
                .hasValueSatisfying(it -> assertThat(it.message()).contains("attribute:ecs.subnet-id"));
    }

    @Test
    void an_alternative_that_is_unknown_restricts_nothing() {
        assertThat(required(affinity("attribute:ecs.subnet-id == s or attribute:stack == prod"))
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void a_constraint_without_an_expression_is_told() {
        Placements.of(Subjects.service("'placementConstraints':[{'type':'memberOf'}]"), findings);
        assertThat(places(findings)).contains("placement-expression-not-convertible " + EXPRESSION);
    }

    @Test
    void alternatives_are_terms() {
        assertThat(required(affinity("attribute:a == 1 or attribute:b == 2"))).hasSize(2);
    }

    @Test
    void constraints_of_service_and_task_definition_must_both_hold() {
        var subject = Subjects.of(Subjects.taskBundle(
                "'containerDefinitions':[{'name':'web','image':'a'}],'placementConstraints':["
                        + "{'type':'memberOf','expression':'attribute:a == 1 or attribute:b == 2'}]",
                "'placementConstraints':[{'type':'memberOf','expression':'attribute:c == 3'}]"));
        var terms = required(json(Placements.of(subject, findings)).path("affinity"));
        assertThat(terms).hasSize(2).allSatisfy(it -> assertThat(it.path("matchExpressions"))
                .hasSize(2));
    }

    @Test
    void labels_that_nodes_do_not_have_by_themselves_are_named() {
        affinity("attribute:stack == prod and attribute:tier exists and attribute:ecs.availability-zone == a");
        assertThat(find(findings, "node-label-needed"))
                .hasValueSatisfying(
                        it -> assertThat(it.message()).contains("stack, tier").doesNotContain("zone"));
    }

    @Test
    void Auto_Mode_labels_families_of_instances() {
        var subject = Subjects.of(
                Subjects.taskBundle(
                        "'containerDefinitions':[{'name':'web','image':'a'}]",
                        "'placementConstraints':[{'type':'memberOf','expression':'attribute:ecs.instance-type =~ m5.*'}]"),
                Subjects.on(Compute.AUTO_MODE),
                Options.none());
        var affinity = json(Placements.of(subject, findings)).path("affinity");
        assertThat(required(affinity).toString()).contains("eks.amazonaws.com/instance-family");
        assertThat(find(findings, "node-label-needed")).isEmpty();
    }

    @Test
    void distinct_instances_keep_pods_of_the_workload_apart() {
        var affinity = json(Placements.of(
                        Subjects.service("'placementConstraints':[{'type':'distinctInstance'}]"), findings))
                .path("affinity");
        assertThat(affinity.at("/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0")
                        .toString())
                .isEqualTo("{\"labelSelector\":{\"matchLabels\":{\"app.kubernetes.io/instance\":\"orders\"}},"
                        + "\"topologyKey\":\"kubernetes.io/hostname\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "task:group == service:cache    ; podAffinity",
                "task:group != service:cache    ; podAntiAffinity",
                "not(task:group == service:cache) ; podAntiAffinity",
            })
    void tasks_of_a_group_are_pods_of_its_workload(String expression, String kind) {
        var term = affinity(expression).at("/" + kind + "/requiredDuringSchedulingIgnoredDuringExecution/0");
        assertThat(term.at("/labelSelector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/instance\":\"cache\"}");
    }
}
