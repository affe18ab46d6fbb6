package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the chart says, without a cluster. */
class ChartTemplateTest {

    private static final Path CHART = RenderedChart.FOLDER;

    @Test
    void helm_has_nothing_to_complain_about() {
        var lint = new Helm(CHART).lint().strict().call();
        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
    }

    @Test
    void its_custom_resource_definitions_are_those_of_crds() throws IOException {
        assertThat(contents(CHART.resolve("files/crds")))
                .as("cp crds/*.yml helm/ecs2eks/files/crds/")
                .isEqualTo(contents(Path.of("crds")));
    }

    @Test
    void an_uninstall_keeps_the_custom_resource_definitions() {
        assertThat(RenderedChart.with(Map.of()).objects())
                .filteredOn(object -> object.getKind().equals("CustomResourceDefinition"))
                .isNotEmpty()
                .allSatisfy(definition -> assertThat(definition.getMetadata().getAnnotations())
                        .containsEntry("helm.sh/resource-policy", "keep"));
    }

    @Test
    void no_rule_has_a_wildcard_or_touches_secrets_or_rights() {
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getVerbs()).doesNotContain("*", "escalate", "bind", "impersonate", "deletecollection");
            assertThat(rule.getApiGroups()).doesNotContain("*", "rbac.authorization.k8s.io");
            assertThat(rule.getResources())
                    .doesNotContain("*", "secrets", "serviceaccounts/token", "nodes", "namespaces");
        });
    }

    @Test
    void pods_can_be_created_and_nothing_else() {
        assertThat(rules())
                .filteredOn(rule -> rule.getResources().stream().anyMatch(name -> name.startsWith("pods")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.getVerbs()).containsExactly("create"));
    }

    @Test
    void every_rule_says_why() throws IOException {
        for (var role : List.of("clusterrole-watched.yaml", "clusterrole-produced.yaml", "leader-election.yaml")) {
            var lines = Files.readAllLines(CHART.resolve("templates").resolve(role));
            for (var line = 1; line < lines.size(); line++) {
                if (lines.get(line).startsWith("  - apiGroups:")) {
                    assertThat(lines.get(line - 1)).as("%s:%d", role, line).startsWith("  # ");
                }
            }
        }
    }

    @Test
    void the_operators_own_role_is_an_annotation_of_its_account() {
        var role = "arn:aws:iam::111122223333:role/ecs2eks";
        assertThat(RenderedChart.with(Map.of("aws.roleArn", role))
                        .one(ServiceAccount.class)
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("eks.amazonaws.com/role-arn", role);
    }

    @Test
    void without_a_role_there_is_no_annotation() {
        assertThat(RenderedChart.with(Map.of())
                        .one(ServiceAccount.class)
                        .getMetadata()
                        .getAnnotations())
                .isEmpty();
    }

    @Test
    void the_operator_can_be_left_out() {
        assertThat(RenderedChart.with(Map.of("operator.enabled", "false")).objects())
                .extracting(HasMetadata::getKind)
                .doesNotContain("Deployment")
                .contains("ServiceAccount", "ClusterRole", "CustomResourceDefinition");
    }

    @Test
    void region_and_issuer_reach_the_operator() {
        var deployment = RenderedChart.with(
                        Map.of("aws.region", "eu-central-1", "eks.oidcIssuer", "https://issuer.example/id/1"))
                .one(Deployment.class);
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getEnv())
                .extracting(variable -> variable.getName() + "=" + variable.getValue())
                .contains("AWS_REGION=eu-central-1", "ECS2EKS_OIDC_ISSUER=https://issuer.example/id/1");
    }

    @Test
    void a_value_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> RenderedChart.with(Map.of("aws.roleArn", "my-role")))
                .hasMessageContaining("roleArn");
        assertThatThrownBy(() -> RenderedChart.with(Map.of("imgae.tag", "1"))).hasMessageContaining("imgae");
    }

    private static List<PolicyRule> rules() {
        return RenderedChart.with(Map.of()).objects().stream()
                .flatMap(ChartTemplateTest::rulesOf)
                .toList();
    }

    private static Stream<PolicyRule> rulesOf(HasMetadata object) {
        if (object instanceof ClusterRole role) {
            return role.getRules().stream();
        }
        return object instanceof Role role ? role.getRules().stream() : Stream.empty();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return found;
    }
}
