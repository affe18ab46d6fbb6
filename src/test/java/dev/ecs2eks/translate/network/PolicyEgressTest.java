package dev.ecs2eks.translate.network;

import static dev.ecs2eks.translate.network.GivenGroups.EVERYWHERE;
import static dev.ecs2eks.translate.network.GivenGroups.cidr;
import static dev.ecs2eks.translate.network.GivenGroups.egress;
import static dev.ecs2eks.translate.network.GivenGroups.from;
import static dev.ecs2eks.translate.network.GivenGroups.group;
import static dev.ecs2eks.translate.network.GivenGroups.groups;
import static dev.ecs2eks.translate.network.GivenGroups.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the pods may call. */
class PolicyEgressTest {

    private static final String DATABASE = tcp(5432, 5432, cidr("10.9.0.0/24"));
    private static final String ROLE = "'taskRoleArn':'arn:aws:iam::111122223333:role/orders','networkMode':'awsvpc',"
            + "'containerDefinitions':[{'name':'web','image':'a'}]";

    @Test
    void a_rule_that_allows_everything_restricts_nothing() {
        assertThat(spec(groups(group("sg-app", EVERYWHERE))).getEgress()).isEmpty();
        assertThat(spec(egress(DATABASE, "{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}"))
                        .getPolicyTypes())
                .containsExactly("Ingress");
    }

    @Test
    void everything_on_one_port_is_not_everything() {
        assertThat(spec(egress(tcp(443, 443, cidr("0.0.0.0/0")))).getPolicyTypes())
                .containsExactly("Ingress", "Egress");
    }

    @Test
    void beside_the_rules_the_resolver_of_the_cluster_is_reached() {
        var given = egress(DATABASE);
        var rules = spec(given).getEgress();
        assertThat(rules).hasSize(2);
        assertThat(rules.get(0).getTo().get(0).getIpBlock().getCidr()).isEqualTo("10.9.0.0/24");
        assertThat(rules.get(1).getTo()).singleElement().satisfies(dns -> {
            assertThat(dns.getNamespaceSelector().getMatchLabels())
                    .containsEntry("kubernetes.io/metadata.name", "kube-system");
            assertThat(dns.getPodSelector().getMatchLabels()).containsEntry("k8s-app", "kube-dns");
        });
        assertThat(rules.get(1).getPorts())
                .extracting(port -> port.getProtocol() + port.getPort().getIntVal())
                .containsExactly("UDP53", "TCP53");
        assertThat(given.said()).contains("network-policy-egress at /securityGroups/0/IpPermissionsEgress");
    }

    @Test
    void in_auto_mode_the_resolver_is_no_pod() {
        assertThat(spec(egress(DATABASE).on(Compute.AUTO_MODE)).getEgress())
                .last()
                .satisfies(dns -> assertThat(dns.getTo()).isEmpty());
    }

    @Test
    void a_group_without_rules_lets_its_pods_call_nobody_but_the_resolver() {
        assertThat(spec(egress()).getEgress()).hasSize(1);
    }

    @Test
    void a_group_elsewhere_is_told_here_as_well() {
        var given = egress(tcp(5432, 5432, from("sg-database")));
        assertThat(spec(given).getEgress()).hasSize(1);
        assertThat(given.said())
                .contains("network-policy-other-group at /securityGroups/0/IpPermissionsEgress/0/UserIdGroupPairs/0");
    }

    @Test
    void pod_identity_gives_credentials_on_an_address_that_groups_never_filter() {
        var rules = identity(IdentityMode.POD_IDENTITY, DATABASE).rules();
        assertThat(rules).last().satisfies(agent -> {
            assertThat(agent.getTo().get(0).getIpBlock().getCidr()).isEqualTo("169.254.170.23/32");
            assertThat(agent.getPorts().get(0).getPort().getIntVal()).isEqualTo(80);
        });
    }

    @Test
    void without_a_way_to_sts_pods_get_no_credentials_and_a_warning_says_so() {
        assertThat(identity(IdentityMode.IRSA, DATABASE).given().said())
                .contains("network-policy-without-sts at /taskDefinition/taskRoleArn");
        assertThat(identity(IdentityMode.NONE, DATABASE).given().said()).noneMatch(PolicyEgressTest::isOfSts);
        assertThat(identity(IdentityMode.IRSA, tcp(400, 500, cidr("0.0.0.0/0")))
                        .given()
                        .said())
                .noneMatch(PolicyEgressTest::isOfSts);
        assertThat(identity(IdentityMode.IRSA, "{'IpProtocol':'-1'," + cidr("10.0.0.0/8") + "}")
                        .given()
                        .said())
                .noneMatch(PolicyEgressTest::isOfSts);
    }

    private record Outcome(Given given, List<NetworkPolicyEgressRule> rules) {}

    private static Outcome identity(IdentityMode mode, String permission) {
        var given = Given.bundle(
                        ROLE,
                        GivenGroups.NETWORK,
                        "'securityGroups':[" + group("sg-app", "'IpPermissionsEgress':[" + permission + "]") + "]")
                .wishing(GivenGroups.WISHES.withIdentity(mode));
        return new Outcome(given, spec(given).getEgress());
    }

    private static boolean isOfSts(String said) {
        return said.startsWith("network-policy-without-sts");
    }

    private static NetworkPolicySpec spec(Given given) {
        return NetworkPolicies.of(given.subject(), given.findings())
                .orElseThrow()
                .getSpec();
    }
}
