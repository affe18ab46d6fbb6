package dev.ecs2eks.translate.network;

import static dev.ecs2eks.translate.network.GivenGroups.EVERYWHERE;
import static dev.ecs2eks.translate.network.GivenGroups.NETWORK;
import static dev.ecs2eks.translate.network.GivenGroups.WISHES;
import static dev.ecs2eks.translate.network.GivenGroups.behindLoadBalancer;
import static dev.ecs2eks.translate.network.GivenGroups.cidr;
import static dev.ecs2eks.translate.network.GivenGroups.from;
import static dev.ecs2eks.translate.network.GivenGroups.group;
import static dev.ecs2eks.translate.network.GivenGroups.groups;
import static dev.ecs2eks.translate.network.GivenGroups.ingress;
import static dev.ecs2eks.translate.network.GivenGroups.permission;
import static dev.ecs2eks.translate.network.GivenGroups.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in; whom the pods may call is {@link PolicyEgressTest}'s. */
class NetworkPoliciesTest {

    private static final String PAIR = "/securityGroups/0/IpPermissions/0/UserIdGroupPairs/0";

    @Test
    void nobody_gets_one_who_does_not_ask() {
        var given = ingress(tcp(8080, 8080, cidr("10.0.0.0/8"))).wishing(Options.none());
        assertThat(NetworkPolicies.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.found()).isEmpty();
    }

    @Test
    void a_range_of_addresses_is_let_in_on_its_port() {
        var given = ingress(tcp(8080, 8080, cidr("10.0.0.0/8") + ",'Ipv6Ranges':[{'CidrIpv6':'fd00::/8'}]"));
        assertThat(Serialization.asYaml(policy(given)))
                .isEqualTo(
                        """
                        ---
                        apiVersion: "networking.k8s.io/v1"
                        kind: "NetworkPolicy"
                        metadata:
                          labels:
                            app.kubernetes.io/name: "orders"
                            app.kubernetes.io/instance: "orders"
                            app.kubernetes.io/managed-by: "ecs2eks"
                          name: "orders"
                        spec:
                          ingress:
                          - from:
                            - ipBlock:
                                cidr: "10.0.0.0/8"
                            - ipBlock:
                                cidr: "fd00::/8"
                            ports:
                            - port: 8080
                              protocol: "TCP"
                          podSelector:
                            matchLabels:
                              app.kubernetes.io/instance: "orders"
                          policyTypes:
                          - "Ingress"
                        """);
        assertThat(given.said())
                .containsExactly(
                        "network-policy-enforcement at /service/networkConfiguration/awsvpcConfiguration/securityGroups");
    }

    @Test
    void rules_of_several_groups_add_up_and_equal_ones_are_one() {
        var given = Given.service(
                        NETWORK.replace("'sg-app'", "'sg-app','sg-two'"),
                        "'securityGroups':["
                                + group(
                                        "sg-two",
                                        "'IpPermissions':[" + tcp(1, 1, cidr("10.2.0.0/16")) + "]," + EVERYWHERE)
                                + ","
                                + group(
                                        "sg-app",
                                        "'IpPermissions':[" + tcp(1, 1, cidr("10.2.0.0/16")) + ","
                                                + tcp(2, 2, cidr("10.3.0.0/16")) + "]")
                                + "]")
                .wishing(WISHES);
        assertThat(policy(given).getSpec().getIngress())
                .extracting(rule -> rule.getFrom().get(0).getIpBlock().getCidr())
                .containsExactly("10.2.0.0/16", "10.3.0.0/16");
        assertThat(policy(given).getSpec().getPolicyTypes()).containsExactly("Ingress");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, 80, 80, TCP, 80,",
        "tcp, 80, 90, TCP, 80, 90",
        "6, 80, 90, TCP, 80, 90",
        "UDP, 53, 53, UDP, 53,",
        "17, 53, 53, UDP, 53,",
        "sctp, 0, 100, SCTP, 1, 100",
        "tcp, 0, 65535, TCP,,",
        "tcp, -1, -1, TCP,,",
    })
    void ports_of_a_protocol(String written, int first, int last, String protocol, Integer port, Integer endPort) {
        var rule = rule(ingress(permission(written, first, last, cidr("10.0.0.0/8"))));
        assertThat(rule.getPorts()).singleElement().satisfies(it -> {
            assertThat(it.getProtocol()).isEqualTo(protocol);
            assertThat(it.getPort() == null ? null : it.getPort().getIntVal()).isEqualTo(port);
            assertThat(it.getEndPort()).isEqualTo(endPort);
        });
    }

    @Test
    void every_protocol_means_no_ports_at_all() {
        var rule = rule(ingress("{'IpProtocol':'-1'," + cidr("10.0.0.0/8") + "}"));
        assertThat(rule.getPorts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"icmp, INFO", "icmpv6, INFO", "50, WARNING", "gre, WARNING"})
    void what_is_no_protocol_of_a_NetworkPolicy_is_told(String protocol, Severity severity) {
        var given = ingress(permission(protocol, -1, -1, cidr("10.0.0.0/8")));
        assertThat(policy(given).getSpec().getIngress()).isEmpty();
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("network-policy-protocol");
            assertThat(finding.field()).isEqualTo("/securityGroups/0/IpPermissions/0/IpProtocol");
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.message()).contains(protocol);
        });
    }

    @ParameterizedTest
    @CsvSource({"90, 80", "70000, 70001", "0, 0", "80, 70000"})
    void ports_that_are_none_are_told_and_left_out(int first, int last) {
        var given = ingress(tcp(first, last, cidr("10.0.0.0/8")));
        assertThat(policy(given).getSpec().getIngress()).isEmpty();
        assertThat(given.said()).contains("value-out-of-range at /securityGroups/0/IpPermissions/0/ToPort");
    }

    @Test
    void an_address_that_is_none_is_told_and_the_others_stay() {
        var given = ingress(tcp(80, 80, "'IpRanges':[{'CidrIp':'${vpc}'},{'CidrIp':'10.0.0.0/8'}]"));
        assertThat(rule(given).getFrom()).hasSize(1);
        assertThat(given.said()).contains("invalid-cidr at /securityGroups/0/IpPermissions/0/IpRanges/0/CidrIp");
    }

    @Test
    void a_group_that_lets_itself_in_lets_the_pods_of_the_workload_in_and_says_whom_not() {
        var given = ingress(tcp(7946, 7946, from("sg-app")));
        assertThat(rule(given).getFrom()).singleElement().satisfies(peer -> {
            assertThat(peer.getIpBlock()).isNull();
            assertThat(peer.getPodSelector().getMatchLabels())
                    .containsExactlyEntriesOf(java.util.Map.of("app.kubernetes.io/instance", "orders"));
        });
        assertThat(given.said()).contains("network-policy-own-group at " + PAIR);
    }

    @Test
    void a_rule_for_another_group_is_left_out_because_without_peers_it_would_let_everybody_in() {
        var given = ingress(tcp(8080, 8080, from("sg-callers")), tcp(9090, 9090, cidr("10.0.0.0/8")));
        assertThat(policy(given).getSpec().getIngress()).singleElement().satisfies(rule -> assertThat(
                        rule.getPorts().get(0).getPort().getIntVal())
                .isEqualTo(9090));
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("network-policy-other-group");
            assertThat(finding.field()).isEqualTo(PAIR);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("sg-callers");
            assertThat(finding.suggestion()).contains("podSelector", "CIDRs");
        });
    }

    @Test
    void a_group_of_the_same_rule_that_cannot_be_said_does_not_hide_what_can() {
        var given = ingress(tcp(80, 80, from("sg-callers") + "," + cidr("10.0.0.0/8")));
        assertThat(rule(given).getFrom()).hasSize(1);
        assertThat(given.said()).contains("network-policy-other-group at " + PAIR);
    }

    @Test
    void a_prefix_list_is_told() {
        var given = ingress(tcp(443, 443, "'PrefixListIds':[{'PrefixListId':'pl-cloudfront'}]"));
        assertThat(policy(given).getSpec().getIngress()).isEmpty();
        assertThat(given.said())
                .contains("network-policy-prefix-list at /securityGroups/0/IpPermissions/0/PrefixListIds/0");
    }

    @Test
    void the_load_balancer_is_let_in_by_the_addresses_of_its_subnets() {
        var given = behindLoadBalancer("{'SubnetId':'subnet-1','CidrBlock':'10.0.1.0/24'},"
                + "{'SubnetId':'subnet-2','CidrBlock':'10.0.2.0/24','Ipv6CidrBlockAssociationSet':["
                + "{'Ipv6CidrBlock':'2001:db8:2::/64','Ipv6CidrBlockState':{'State':'associated'}},"
                + "{'Ipv6CidrBlock':'2001:db8:9::/64','Ipv6CidrBlockState':{'State':'disassociated'}}]}");
        assertThat(rule(given).getFrom())
                .extracting(peer -> peer.getIpBlock().getCidr())
                .containsExactly("10.0.1.0/24", "10.0.2.0/24", "2001:db8:2::/64");
        assertThat(given.said())
                .contains("network-policy-load-balancer at " + PAIR)
                .noneMatch(said -> said.startsWith("network-policy-other-group"));
    }

    @Test
    void where_a_subnet_of_the_load_balancer_is_unknown_a_warning_says_which() {
        var given = behindLoadBalancer("{'SubnetId':'subnet-1','CidrBlock':'10.0.1.0/24'}");
        assertThat(rule(given).getFrom()).hasSize(1);
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("load-balancer-subnets-not-in-bundle");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("sg-alb", "subnet-2").doesNotContain("subnet-1");
            assertThat(finding.suggestion()).contains("subnets", "ec2:DescribeSubnets");
        });
    }

    @Test
    void rules_that_were_not_read_are_not_guessed() {
        var given = Given.service(NETWORK).wishing(WISHES);
        assertThat(NetworkPolicies.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("security-group-not-in-bundle");
            assertThat(finding.field()).isEqualTo("/service/networkConfiguration/awsvpcConfiguration/securityGroups/0");
            assertThat(finding.suggestion()).contains("securityGroups", "ec2:DescribeSecurityGroups");
        });
    }

    @Test
    void with_the_rules_of_one_group_of_two_too_little_would_be_let_in() {
        var given = Given.service(
                        NETWORK.replace("'sg-app'", "'sg-gone','sg-app'"),
                        "'securityGroups':[" + group("sg-app", EVERYWHERE) + "]")
                .wishing(WISHES);
        assertThat(NetworkPolicies.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.found()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("sg-gone"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'networkConfiguration':{'awsvpcConfiguration':{'securityGroups':[]}} | /service/networkConfiguration/awsvpcConfiguration/securityGroups",
                "'launchType':'EC2' | /service/networkConfiguration",
            },
            quoteCharacter = '"')
    void without_groups_there_is_none_and_a_warning(String service, String place) {
        var given = Given.service(service).wishing(WISHES);
        assertThat(NetworkPolicies.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.said()).containsExactly("network-policy-without-groups at " + place);
    }

    @Test
    void a_pod_on_the_host_network_has_none_because_none_would_act() {
        var given = Given.bundle("'networkMode':'host','containerDefinitions':[{'name':'web','image':'a'}]", "")
                .wishing(WISHES);
        assertThat(NetworkPolicies.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.said()).containsExactly("network-policy-on-host-network at /taskDefinition/networkMode");
    }

    @Test
    void a_group_that_lets_nobody_in_becomes_a_policy_that_does_not_either() {
        var spec = policy(groups(group("sg-app", EVERYWHERE))).getSpec();
        assertThat(spec.getIngress()).isEmpty();
        assertThat(spec.getPolicyTypes()).containsExactly("Ingress");
    }

    @Test
    void on_fargate_nobody_enforces_it_which_is_a_warning() {
        var given = ingress(tcp(80, 80, cidr("10.0.0.0/8"))).on(Compute.FARGATE);
        policy(given);
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("network-policy-not-enforced");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'IpProtocol':'tcp'}", "{'UserIdGroupPairs':[{}]}", "{'IpRanges':[{}]}"})
    void an_odd_rule_lets_nobody_in(String permission) {
        assertThat(policy(ingress(permission)).getSpec().getIngress()).isEmpty();
    }

    private static NetworkPolicyIngressRule rule(Given given) {
        List<NetworkPolicyIngressRule> rules = policy(given).getSpec().getIngress();
        assertThat(rules).hasSize(1);
        return rules.get(0);
    }

    private static NetworkPolicy policy(Given given) {
        return NetworkPolicies.of(given.subject(), given.findings()).orElseThrow();
    }
}
