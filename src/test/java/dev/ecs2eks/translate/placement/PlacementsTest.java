package dev.ecs2eks.translate.placement;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Subjects;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementsTest {

    private static final String CONTAINERS = "'containerDefinitions':[{'name':'web','image':'a'}]";

    private final Findings findings = Subjects.findings();

    private Placement task(String members) {
        return Placements.of(Subjects.task(CONTAINERS + members), findings);
    }

    private Placement service(String members) {
        return Placements.of(Subjects.service(members), findings);
    }

    private static String architecture(Placement placement) {
        return placement.nodeSelector().get("kubernetes.io/arch");
    }

    @ParameterizedTest
    @CsvSource({"ARM64, arm64", "X86_64, amd64"})
    void the_processor_is_that_of_the_task(String said, String label) {
        assertThat(architecture(task(",'runtimePlatform':{'cpuArchitecture':'" + said + "'}")))
                .isEqualTo(label);
        assertThat(findings.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'launchType':'FARGATE'",
                "'capacityProviderStrategy':[{'capacityProvider':'FARGATE_SPOT','weight':1}]",
            })
    void Fargate_runs_on_X86_when_nothing_is_said(String members) {
        assertThat(architecture(service(members))).isEqualTo("amd64");
        assertThat(find(findings, "processor-assumed")).isEmpty();
    }

    @Test
    void a_definition_that_only_Fargate_runs_is_for_X86() {
        assertThat(architecture(task(",'requiresCompatibilities':['FARGATE']"))).isEqualTo("amd64");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void instances_may_have_any_processor_so_the_assumption_is_told() {
        assertThat(architecture(service("'launchType':'EC2'"))).isEqualTo("amd64");
        assertThat(find(findings, "processor-assumed"))
                .hasValueSatisfying(it -> assertThat(it.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void a_constraint_on_the_processor_decides() {
        var placement = service("'placementConstraints':[{'type':'memberOf',"
                + "'expression':'attribute:ecs.cpu-architecture == arm64'}]");
        assertThat(placement.nodeSelector()).doesNotContainKey("kubernetes.io/arch");
        assertThat(findings.names("/taskDefinition/runtimePlatform/cpuArchitecture"))
                .isFalse();
    }

    @Test
    void the_platform_at_run_time_is_the_true_one() {
        var bundle = Subjects.taskBundle(CONTAINERS + ",'runtimePlatform':{'cpuArchitecture':'X86_64'}", "");
        var withRevision = bundle.substring(0, bundle.length() - 1)
                + ",'serviceRevisions':[{'overrides':{'runtimePlatform':{'cpuArchitecture':'ARM64'}}}]}";
        assertThat(architecture(Placements.of(Subjects.of(withRevision), findings)))
                .isEqualTo("arm64");
    }

    @Test
    void EKS_Fargate_has_no_ARM64() {
        var task = CONTAINERS + ",'runtimePlatform':{'cpuArchitecture':'ARM64'}";
        Placements.of(Subjects.task(task, Subjects.on(Compute.FARGATE), Options.none()), findings);
        assertThat(places(findings))
                .containsExactly("arm-not-on-fargate /taskDefinition/runtimePlatform/cpuArchitecture");
    }

    @Test
    void Linux_is_said_on_node_and_pod() {
        var placement = task(",'requiresCompatibilities':['FARGATE']");
        assertThat(placement.nodeSelector()).containsEntry("kubernetes.io/os", "linux");
        assertThat(json(placement.os()).path("name").asText()).isEqualTo("linux");
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS_SERVER_2019_CORE, 10.0.17763",
        "WINDOWS_SERVER_2022_FULL, 10.0.20348",
        "WINDOWS_SERVER_2025_CORE, 10.0.26100",
    })
    void Windows_pods_run_on_nodes_of_their_build(String family, String build) {
        var placement = task(",'runtimePlatform':{'operatingSystemFamily':'" + family + "'}");
        assertThat(placement.nodeSelector())
                .containsEntry("kubernetes.io/os", "windows")
                .containsEntry("node.kubernetes.io/windows-build", build);
        assertThat(json(placement.os()).path("name").asText()).isEqualTo("windows");
        assertThat(find(findings, "windows-unsupported")).isPresent();
    }

    @Test
    void T54_pods_spread_over_zones_when_nothing_is_asked() {
        assertThat(json(service("'launchType':'EC2'").spread()).toString())
                .isEqualTo("[{\"labelSelector\":{\"matchLabels\":{\"app.kubernetes.io/instance\":\"orders\"}},"
                        + "\"maxSkew\":1,\"topologyKey\":\"topology.kubernetes.io/zone\","
                        + "\"whenUnsatisfiable\":\"ScheduleAnyway\"}]");
    }

    @Test
    void daemons_are_not_spread() {
        assertThat(service("'schedulingStrategy':'DAEMON'").spread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "attribute:ecs.availability-zone, topology.kubernetes.io/zone",
        "instanceId, kubernetes.io/hostname",
        "host, kubernetes.io/hostname",
        "attribute:ecs.instance-type, node.kubernetes.io/instance-type",
        "attribute:rack, rack",
    })
    void strategies_spread_by_labels(String field, String key) {
        var placement = service("'placementStrategy':[{'type':'spread','field':'" + field + "'}]");
        assertThat(placement.spread()).extracting(it -> it.getTopologyKey()).containsExactly(key);
        assertThat(find(findings, "node-label-needed").isPresent()).isEqualTo(key.equals("rack"));
    }

    @Test
    void packing_and_chance_spread_nothing() {
        var placement = service("'placementStrategy':[{'type':'binpack','field':'memory'},{'type':'random'}]");
        assertThat(placement.spread()).isEmpty();
    }

    @Test
    void a_field_that_is_no_label_is_told() {
        service("'placementStrategy':[{'type':'spread','field':'attribute:ecs.subnet-id'}]");
        assertThat(places(findings))
                .contains("placement-expression-not-convertible /service/placementStrategy/0/field");
    }

    @Test
    void T59_Fargate_Spot_prefers_Spot_nodes_by_its_weight() {
        var preferred = json(service("'capacityProviderStrategy':["
                                + "{'capacityProvider':'FARGATE','weight':1,'base':2},"
                                + "{'capacityProvider':'FARGATE_SPOT','weight':4}]")
                        .affinity())
                .at("/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution");
        assertThat(preferred).hasSize(4);
        assertThat(preferred.at("/0/weight").asInt()).isEqualTo(20);
        assertThat(preferred.at("/2/weight").asInt()).isEqualTo(80);
        assertThat(preferred.at("/2/preference").toString())
                .isEqualTo("{\"matchExpressions\":[{\"key\":\"karpenter.sh/capacity-type\","
                        + "\"operator\":\"In\",\"values\":[\"spot\"]}]}");
    }

    @Test
    void plain_Fargate_keeps_off_Spot_nodes_and_takes_all_others() {
        var required = json(service("'capacityProviderStrategy':[{'capacityProvider':'FARGATE','weight':1}]")
                        .affinity())
                .at("/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms");
        assertThat(required).hasSize(1);
        assertThat(required.at("/0/matchExpressions"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.path("operator").asText()).isEqualTo("NotIn"));
    }

    @Test
    void a_weight_of_nothing_and_one_below_are_no_preference() {
        var placement = service("'capacityProviderStrategy':[{'capacityProvider':'FARGATE_SPOT','weight':0},"
                + "{'capacityProvider':'FARGATE','weight':-3}]");
        assertThat(placement.affinity()).isNull();
    }

    @Test
    void a_capacity_provider_that_was_not_looked_at_is_told() {
        var placement = service("'capacityProviderStrategy':[{'capacityProvider':'gpu-asg','weight':1}]");
        assertThat(placement.affinity()).isNull();
        assertThat(places(findings)).contains("capacity-provider-not-in-bundle /service/capacityProviderStrategy/0");
    }

    @Test
    void an_attribute_that_ecs_did_not_derive_is_a_label_that_nodes_must_have() {
        var placement = task(",'requiresAttributes':[{'name':'ecs.capability.task-eni'},"
                + "{'name':'com.amazonaws.ecs.capability.privileged-container'},{'name':'rack'},{'name':'no label'}]");
        var terms = json(placement.affinity())
                .at("/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms");
        assertThat(terms.toString()).isEqualTo("[{\"matchExpressions\":[{\"key\":\"rack\",\"operator\":\"Exists\"}]}]");
        assertThat(places(findings))
                .contains(
                        "node-label-needed /taskDefinition/requiresAttributes/2",
                        "placement-expression-not-convertible /taskDefinition/requiresAttributes/3");
    }

    @Test
    void a_service_without_wishes_has_no_affinity() {
        assertThat(service("'launchType':'FARGATE'").affinity()).isNull();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void pods_with_devices_tolerate_the_taint_of_their_nodes() {
        var placement =
                Placements.of(Subjects.container("'resourceRequirements':[{'type':'GPU','value':'1'}]"), findings);
        assertThat(placement.tolerations()).extracting(it -> it.getKey()).isEqualTo(List.of("nvidia.com/gpu"));
    }
}
