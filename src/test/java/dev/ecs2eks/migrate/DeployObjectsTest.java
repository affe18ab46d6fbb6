package dev.ecs2eks.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.plan.Plan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployObjectsTest {

    private static final HasMetadata SERVICE =
            new ServiceBuilder().withNewMetadata().withName("web").endMetadata().build();
    private static final HasMetadata AUTOSCALER = new HorizontalPodAutoscalerBuilder()
            .withNewMetadata()
            .withName("web")
            .endMetadata()
            .build();

    @Test
    void what_takes_traffic_waits_for_shift() {
        var binding = new ServiceBuilder()
                .withNewMetadata()
                .withName("binding")
                .withAnnotations(Map.of("ecs2eks.dev/stage", "Shift"))
                .endMetadata()
                .build();
        assertThat(DeployObjects.of(plan(deployment(Map.of(), 3), SERVICE, binding)))
                .extracting(it -> it.getMetadata().getName())
                .doesNotContain("binding");
    }

    @Test
    void a_service_that_is_called_starts_with_its_replicas() {
        var objects = DeployObjects.of(plan(deployment(Map.of(), 3), SERVICE, AUTOSCALER));
        assertThat(replicas(objects)).isEqualTo(3);
        assertThat(objects).contains(AUTOSCALER);
    }

    @Test
    void a_worker_starts_with_none_and_without_what_would_scale_it() {
        var objects = DeployObjects.of(plan(deployment(Map.of(), 3), AUTOSCALER));
        assertThat(replicas(objects)).isZero();
        assertThat(objects).doesNotContain(AUTOSCALER);
    }

    @Test
    void a_worker_under_an_autoscaler_is_created_with_none() {
        var worker = deployment(Map.of("ecs2eks.dev/initial-replicas", "3"), null);
        assertThat(DeployObjects.initialReplicas(worker, plan(worker))).hasValue(0);
        assertThat(replicas(DeployObjects.of(plan(worker)))).isNull();
    }

    @Test
    void the_translation_may_know_a_worker_that_has_a_service() {
        var finding = new Finding("worker-double-run", Severity.WARNING, "/service", "", "");
        var plan = new Plan(List.of(deployment(Map.of(), 3), SERVICE), List.of(finding), List.of(), "sha256:1");
        assertThat(replicas(DeployObjects.of(plan))).isZero();
    }

    @Test
    void an_autoscaled_service_is_created_with_its_initial_count() {
        var deployment = deployment(Map.of("ecs2eks.dev/initial-replicas", "3"), null);
        assertThat(DeployObjects.initialReplicas(deployment, plan(deployment, SERVICE)))
                .hasValue(3);
    }

    @Test
    void an_accepted_finding_does_not_make_the_operator_create_cluster_scoped_objects() {
        var volume = new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName("files")
                .endMetadata()
                .build();
        assertThat(DeployObjects.of(plan(deployment(Map.of(), 3), SERVICE, volume)))
                .doesNotContain(volume);
    }

    private static Integer replicas(List<HasMetadata> objects) {
        return objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getReplicas();
    }

    private static Plan plan(HasMetadata... manifests) {
        return new Plan(List.of(manifests), List.of(), List.of(), "sha256:1");
    }

    private static Deployment deployment(Map<String, String> annotations, Integer replicas) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
    }
}
