package dev.ecs2eks.translate.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** subnet-a is in zone a, and so on; subnet-a2 is another one in zone a. */
class ZonesTest {

    private static final String SUBNETS = "/service/networkConfiguration/awsvpcConfiguration/subnets";

    @Test
    void tasks_in_fewer_zones_than_the_cluster_has_stay_in_theirs() {
        var given = given("a a2 b", "a b c", "");
        assertThat(terms(given)).singleElement().satisfies(term -> assertThat(term.getMatchExpressions())
                .singleElement()
                .satisfies(zone -> {
                    assertThat(zone.getKey()).isEqualTo("topology.kubernetes.io/zone");
                    assertThat(zone.getOperator()).isEqualTo("In");
                    assertThat(zone.getValues()).containsExactly("eu-west-1a", "eu-west-1b");
                }));
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("zones-of-subnets");
            assertThat(finding.field()).isEqualTo(SUBNETS);
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.message()).contains("eu-west-1a, eu-west-1b", "eu-west-1c");
        });
    }

    @ParameterizedTest
    @CsvSource({"a b, a b", "a b c, a b", "a d, a b c", "a nowhere, a b", "a, nowhere a b", "'', a b"})
    void where_the_cluster_has_no_more_zones_or_not_all_are_known_nothing_is_said(String tasks, String cluster) {
        var given = given(tasks, cluster, "");
        assertThat(Placements.of(given.subject(), given.findings()).affinity()).isNull();
        assertThat(given.said()).noneMatch(said -> said.startsWith("zones-of-subnets"));
    }

    @Test
    void every_alternative_of_a_placement_constraint_is_kept_there() {
        var given = given(
                "a",
                "a b",
                "'capacityProviderStrategy':[{'capacityProvider':'FARGATE','weight':1}],"
                        + "'placementConstraints':[{'type':'memberOf',"
                        + "'expression':'attribute:team == shop or attribute:team == cart'}]");
        assertThat(terms(given))
                .extracting(term -> term.getMatchExpressions().stream()
                        .map(NodeSelectorRequirement::getKey)
                        .toList())
                .hasSize(2)
                .allSatisfy(keys -> assertThat(keys)
                        .containsExactly(
                                "team",
                                "karpenter.sh/capacity-type",
                                "eks.amazonaws.com/capacityType",
                                "topology.kubernetes.io/zone"));
    }

    @Test
    void a_fargate_profile_names_its_subnets_itself() {
        var given = given("a", "a b", "").on(Compute.FARGATE);
        assertThat(Placements.of(given.subject(), given.findings()).affinity()).isNull();
    }

    @Test
    void in_another_account_the_same_name_is_another_zone() {
        var given = given("a", "a b", "").account("999988887777");
        assertThat(Placements.of(given.subject(), given.findings()).affinity()).isNull();
    }

    @Test
    void a_cluster_in_another_VPC_needs_a_way_there() {
        var given = given("a elsewhere", "a b", "");
        Placements.of(given.subject(), given.findings());
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("another-vpc");
            assertThat(finding.field()).isEqualTo(SUBNETS);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("vpc-elsewhere", "vpc-main");
        });
    }

    @Test
    void of_one_VPC_nothing_is_said() {
        var given = given("a", "a b", "");
        Placements.of(given.subject(), given.findings());
        assertThat(given.said()).noneMatch(said -> said.startsWith("another-vpc"));
    }

    private static List<NodeSelectorTerm> terms(Given given) {
        return Placements.of(given.subject(), given.findings())
                .affinity()
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms();
    }

    private static Given given(String tasks, String cluster, String service) {
        return Given.service(
                "'networkConfiguration':{'awsvpcConfiguration':{'subnets':" + ids(tasks) + "}}"
                        + (service.isEmpty() ? "" : "," + service),
                "'eks':{'name':'main','resourcesVpcConfig':{'vpcId':'vpc-main','subnetIds':" + ids(cluster) + "}}",
                "'subnets':[" + subnet("a", "a", "main") + "," + subnet("a2", "a", "main") + ","
                        + subnet("b", "b", "main") + "," + subnet("c", "c", "main") + "," + subnet("d", "d", "main")
                        + "," + subnet("elsewhere", "a", "elsewhere") + "]");
    }

    private static String ids(String names) {
        return names.isEmpty() ? "[]" : "['subnet-" + names.replace(" ", "','subnet-") + "']";
    }

    private static String subnet(String name, String zone, String vpc) {
        return "{'SubnetId':'subnet-%s','AvailabilityZone':'eu-west-1%s','VpcId':'vpc-%s'}".formatted(name, zone, vpc);
    }
}
