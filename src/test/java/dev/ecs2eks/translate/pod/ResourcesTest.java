package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes of containers and pods (mapping §4.2). */
class ResourcesTest {

    private static final String CPU_POLICY = "'scalingPolicies':[{'PolicyType':'TargetTrackingScaling',"
            + "'TargetTrackingScalingPolicyConfiguration':{'TargetValue':60,'PredefinedMetricSpecification':"
            + "{'PredefinedMetricType':'ECSServiceAverageCPUUtilization'}}}]";

    private static Map<String, String> requests(Container container) {
        return text(
                container.getResources() == null
                        ? Map.of()
                        : container.getResources().getRequests());
    }

    private static Map<String, String> limits(Container container) {
        return text(
                container.getResources() == null
                        ? Map.of()
                        : container.getResources().getLimits());
    }

    private static Map<String, String> text(Map<String, Quantity> amounts) {
        var text = new TreeMap<String, String>();
        amounts.forEach((resource, amount) -> text.put(resource, amount.toString()));
        return text;
    }

    private static ResourceRequirements pod(Given.Outcome outcome) {
        return outcome.pod().getResources();
    }

    @Test
    void T04_cpu_is_a_share_and_no_limit() {
        var outcome = Given.web("'cpu':256,'memory':512").translated();

        assertThat(requests(outcome.web())).containsOnly(Map.entry("cpu", "250m"), Map.entry("memory", "512Mi"));
        assertThat(limits(outcome.web())).containsOnly(Map.entry("memory", "512Mi"));
    }

    @Test
    void T04a_a_unit_is_a_1024th_of_a_core() {
        assertThat(requests(Given.web("'cpu':1024").translated().web())).containsEntry("cpu", "1000m");
        assertThat(requests(Given.web("'cpu':1").translated().web())).containsEntry("cpu", "1m");
    }

    @Test
    void T04b_under_a_cap_shares_are_rounded_down() {
        var outcome = Given.web("'cpu':333")
                .and("b", "'cpu':333")
                .and("c", "'cpu':358")
                .task("'cpu':'1024'")
                .translated();

        assertThat(requests(outcome.web())).containsEntry("cpu", "325m");
        assertThat(requests(outcome.container("c"))).containsEntry("cpu", "349m");
        assertThat(text(pod(outcome).getRequests())).containsEntry("cpu", "1000m");
    }

    @Test
    void T04b_one_container_alone_is_rounded_up_under_a_cap_too() {
        var outcome = Given.web("'cpu':333").task("'cpu':'333'").translated();

        assertThat(requests(outcome.web())).containsEntry("cpu", "326m");
        assertThat(text(pod(outcome).getRequests())).containsEntry("cpu", "326m");
    }

    @Test
    void T05_a_reservation_alone_is_no_limit() {
        var outcome = Given.web("'memoryReservation':128").translated();

        assertThat(requests(outcome.web())).containsOnly(Map.entry("memory", "128Mi"));
        assertThat(limits(outcome.web())).isEmpty();
    }

    @Test
    void T05a_task_memory_is_shared_and_not_split() {
        var outcome = Given.web("")
                .and("helper", "")
                .task("'cpu':'1024','memory':'4096'")
                .translated();

        assertThat(text(pod(outcome).getLimits()))
                .containsOnly(Map.entry("cpu", "1000m"), Map.entry("memory", "4096Mi"));
        assertThat(pod(outcome).getRequests()).isEqualTo(pod(outcome).getLimits());
        assertThat(outcome.web().getResources()).isNull();
    }

    @Test
    void before_1_34_the_task_is_split_among_essential_containers() {
        var outcome = Given.web("'memory':1024")
                .and("b", "")
                .and("c", "")
                .task("'cpu':'512','memory':'2048'")
                .on("1.33", Compute.EC2)
                .translated();

        assertThat(pod(outcome)).isNull();
        assertThat(limits(outcome.web())).containsOnly(Map.entry("cpu", "168m"), Map.entry("memory", "1024Mi"));
        assertThat(limits(outcome.container("b"))).containsOnly(Map.entry("cpu", "166m"), Map.entry("memory", "512Mi"));
        assertThat(requests(outcome.container("c"))).isEqualTo(limits(outcome.container("c")));
        assertThat(outcome.said("siblings-cannot-borrow")).containsExactly("Info /taskDefinition/memory");
    }

    @Test
    void before_1_34_a_single_container_is_the_task_and_nothing_differs() {
        var outcome = Given.web("")
                .task("'cpu':'512','memory':'2048'")
                .on("1.33", Compute.EC2)
                .translated();

        assertThat(limits(outcome.web())).containsOnly(Map.entry("cpu", "500m"), Map.entry("memory", "2048Mi"));
        assertThat(outcome.said("siblings-cannot-borrow")).isEmpty();
    }

    @Test
    void windows_enforces_cpu_as_a_quota() {
        var outcome = Given.web("'cpu':512,'memory':1024")
                .task("'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}")
                .translated();

        assertThat(limits(outcome.web())).containsEntry("cpu", "500m");
    }

    @Test
    void eks_fargate_has_sizes_of_its_own() {
        var outcome = Given.web("")
                .task("'cpu':'256','memory':'512'")
                .on("1.36", Compute.FARGATE)
                .translated();

        assertThat(requests(outcome.web()))
                .containsOnly(
                        Map.entry("cpu", "250m"), Map.entry("memory", "512Mi"), Map.entry("ephemeral-storage", "20Gi"));
        assertThat(limits(outcome.web())).isEqualTo(requests(outcome.web()));
        assertThat(outcome.findings())
                .filteredOn(finding -> finding.code().equals("fargate-size"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("250m, 1024Mi"));
    }

    @ParameterizedTest
    @CsvSource({
        "250, 256, '250m, 512Mi'",
        "250, 257, '250m, 1024Mi'",
        "251, 300, '500m, 1024Mi'",
        "4000, 30464, '4000m, 30720Mi'",
        "4000, 30465, '8000m, 32768Mi'",
        "16000, 122624, '16000m, 122880Mi'"
    })
    void a_fargate_size_holds_the_pod_and_the_kubelet(long cpu, long memory, String size) {
        assertThat(FargateSize.holding(cpu, memory)).hasToString("Optional[" + size + "]");
    }

    @Test
    void nothing_holds_more_than_the_largest_size() {
        assertThat(FargateSize.holding(16_000, 122_625)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'cpu':256"})
    void T32_under_a_cpu_autoscaler_requests_are_the_size_of_the_task(String web) {
        var outcome = Given.web(web)
                .and("agent", "'cpu':128")
                .task("'cpu':'1024','memory':'2048'")
                .service("'desiredCount':2")
                .bundle(CPU_POLICY)
                .autoscaled();

        assertThat(requests(outcome.web())).containsEntry("cpu", "875m");
        assertThat(requests(outcome.container("agent"))).containsEntry("cpu", "125m");
    }

    @Test
    void T32_no_container_is_without_a_request_even_when_nothing_is_left() {
        var outcome = Given.web("'cpu':1024")
                .and("agent", "")
                .task("'cpu':'1024'")
                .service("'desiredCount':2")
                .bundle(CPU_POLICY)
                .autoscaled();

        assertThat(requests(outcome.container("agent"))).containsEntry("cpu", "10m");
        assertThat(requests(outcome.web())).containsEntry("cpu", "990m");
    }

    @Test
    void an_init_container_beside_a_side_car_stays_within_the_pod() {
        var outcome = Given.web("'dependsOn':[{'containerName':'cache','condition':'START'},"
                        + "{'containerName':'migrate','condition':'SUCCESS'}]")
                .and("cache", "")
                .and("migrate", "'cpu':600,'essential':false")
                .task("'cpu':'1024'")
                .service("'desiredCount':2")
                .bundle(CPU_POLICY)
                .autoscaled();

        assertThat(requests(outcome.container("cache"))).containsEntry("cpu", "500m");
        assertThat(requests(outcome.container("migrate"))).containsEntry("cpu", "500m");
    }

    @Test
    void containers_never_ask_for_more_than_their_pod() {
        var outcome = Given.web("'memory':1500")
                .and("b", "'memory':500")
                .task("'memory':'1600'")
                .translated();

        assertThat(requests(outcome.web())).containsEntry("memory", "1200Mi");
        assertThat(requests(outcome.container("b"))).containsEntry("memory", "400Mi");
        assertThat(outcome.said("containers-exceed-task")).containsExactly("Warning /taskDefinition/memory");
    }

    @Test
    void a_reservation_above_the_limit_is_cut_to_it() {
        var outcome = Given.web("'memory':100,'memoryReservation':200").translated();

        assertThat(requests(outcome.web())).containsEntry("memory", "100Mi");
        assertThat(outcome.said("reservation-above-limit")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1 vCPU, 1000m", ".5 vcpu, 500m", "2048, 2000m"})
    void the_size_of_a_task_may_be_in_words(String cpu, String millicores) {
        var outcome = Given.web("").task("'cpu':'" + cpu + "','memory':'0.5GB'").translated();

        assertThat(text(pod(outcome).getLimits()))
                .containsOnly(Map.entry("cpu", millicores), Map.entry("memory", "512Mi"));
    }

    @Test
    void absurd_sizes_are_reported_and_left_out() {
        var outcome = Given.web("'cpu':-1,'memory':2147483647")
                .task("'cpu':'lots','memory':'99999999'")
                .translated();

        assertThat(outcome.web().getResources()).isNull();
        assertThat(pod(outcome)).isNull();
        assertThat(outcome.said("value-out-of-range")).hasSize(2);
        assertThat(outcome.said("invalid-size")).hasSize(2);
    }

    @Test
    void devices_are_limits_with_whole_numbers() {
        var outcome = Given.web(
                        "'resourceRequirements':[{'type':'GPU','value':'2'},{'type':'NeuronDevice','value':'ALL'}]")
                .translated();

        assertThat(limits(outcome.web())).containsOnly(Map.entry("nvidia.com/gpu", "2"));
        assertThat(outcome.said("ResourceRequirement.value")).isEmpty();
        assertThat(outcome.said("ResourceRequirement.type"))
                .containsExactly("Warning /taskDefinition/containerDefinitions/0/resourceRequirements/1/type");
    }

    @Test
    void the_disk_of_the_task_is_that_of_its_main_container() {
        var outcome = Given.web("")
                .and("b", "")
                .task("'ephemeralStorage':{'sizeInGiB':40}")
                .translated();

        assertThat(limits(outcome.web())).containsEntry("ephemeral-storage", "40Gi");
        assertThat(requests(outcome.web())).containsEntry("ephemeral-storage", "40Gi");
        assertThat(outcome.container("b").getResources()).isNull();
    }
}
