package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanStoreTest {

    private static final PlanKey KEY = new PlanKey("source", "spec", "1.0", "cluster");
    private static final int LIMIT = 512 * 1024;

    @Test
    void a_document_for_each_manifest_in_order_and_one_for_the_findings() {
        var plan = plan(List.of(manifest("b", "1"), manifest("a", "2")));
        assertThat(store(plan, Masking.none())).singleElement().satisfies(configMap -> assertThat(configMap.getData())
                .containsOnlyKeys("findings.yaml", "001-configmap-b.yaml", "002-configmap-a.yaml"));
    }

    @Test
    void a_finding_is_told_with_everything_it_has() {
        var findings = store(plan(List.of()), Masking.none()).get(0).getData().get("findings.yaml");
        assertThat(findings)
                .isEqualTo(
                        """
                        - code: no-health-check
                          severity: Warning
                          field: /service
                          message: what differs
                          suggestion: what to do
                          accepted: a reason
                        """);
    }

    @Test
    void every_part_carries_the_mark_by_which_it_is_known_again() {
        var configMap = store(plan(List.of()), Masking.none()).get(0);
        assertThat(PlanMark.of(configMap.getMetadata().getAnnotations()))
                .contains(new PlanMark("sha256:1", "sha256:f", KEY, 1));
    }

    @Test
    void the_count_that_a_workload_starts_with_outlives_the_workload() {
        var workload = new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .addToAnnotations("ecs2eks.dev/initial-replicas", "3")
                .endMetadata()
                .build();
        assertThat(store(plan(List.of(manifest("m", ""), workload)), Masking.none())
                        .get(0)
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("ecs2eks.dev/initial-replicas", "3");
    }

    @Test
    void a_mark_with_a_missing_line_is_none() {
        var annotations = new PlanMark("sha256:1", "sha256:f", KEY, 1).annotations();
        for (var line : annotations.keySet()) {
            var rest = annotations.entrySet().stream()
                    .filter(it -> !it.getKey().equals(line))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(PlanMark.of(rest)).isEmpty();
        }
    }

    @Test
    void a_large_plan_is_split_over_several_config_maps() {
        var plan = plan(IntStream.range(0, 5)
                .mapToObj(it -> manifest("m" + it, "x".repeat(200_000)))
                .toList());
        var configMaps = store(plan, Masking.none());
        assertThat(configMaps)
                .extracting(it -> it.getMetadata().getName())
                .containsExactly("checkout-plan", "checkout-plan-2", "checkout-plan-3");
        assertThat(configMaps).allSatisfy(it -> assertThat(bytes(it)).isLessThanOrEqualTo(LIMIT));
    }

    @Test
    void a_document_that_outgrows_a_config_map_is_continued_and_never_cut() {
        var text = "äöü€𝄞".repeat(100_000);
        var configMaps = store(plan(List.of(manifest("big", text))), Masking.none());
        var joined = configMaps.stream()
                .flatMap(it -> it.getData().entrySet().stream())
                .filter(it -> it.getKey().startsWith("001-configmap-big.yaml."))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        assertThat(joined).contains(text);
        assertThat(configMaps).allSatisfy(it -> assertThat(bytes(it)).isLessThanOrEqualTo(LIMIT));
    }

    @Test
    void what_looks_like_a_secret_is_masked_in_the_manifests() {
        var stored = store(plan(List.of(manifest("m", "hunter2hunter2"))), hiding("hunter2hunter2"));
        assertThat(stored.toString())
                .doesNotContain("hunter2")
                .contains("(masked: /taskDefinition/containerDefinitions/0/environment/0)");
    }

    @Test
    void masking_leaves_the_plan_that_is_applied_alone() {
        var plan = plan(List.of(manifest("m", "hunter2hunter2")));
        store(plan, hiding("hunter2hunter2"));
        assertThat(((ConfigMap) plan.manifests().get(0)).getData()).containsValue("hunter2hunter2");
    }

    @Test
    void the_waiting_plan_has_names_of_its_own() {
        assertThat(PlanStore.Slot.NEXT.configMap("checkout", 1)).isEqualTo("checkout-plan-next");
        assertThat(PlanStore.Slot.NEXT.configMap("checkout", 2)).isEqualTo("checkout-plan-next-2");
    }

    private static List<ConfigMap> store(Plan plan, Masking masking) {
        return PlanStore.configMaps(plan, "sha256:f", KEY, masking, "checkout", PlanStore.Slot.CURRENT);
    }

    private static Masking hiding(String value) {
        var pointer = "/taskDefinition/containerDefinitions/0/environment/0";
        return Masking.of(
                Applications.with(Applications.service(), Applications.container("DB_PASSWORD", value)),
                List.of(new Finding("suspicious-plaintext", Severity.WARNING, pointer, "", "")));
    }

    private static Plan plan(List<HasMetadata> manifests) {
        var finding = new Finding("no-health-check", Severity.WARNING, "/service", "what differs", "what to do");
        var accepted = new Finding(
                finding.code(),
                finding.severity(),
                finding.field(),
                finding.message(),
                finding.suggestion(),
                Optional.of("a reason"));
        return new Plan(manifests, List.of(accepted), List.of(), "sha256:1");
    }

    private static HasMetadata manifest(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToData("value", value)
                .build();
    }

    private static int bytes(ConfigMap configMap) {
        return configMap.getData().entrySet().stream()
                .mapToInt(it -> it.getKey().length() + it.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
