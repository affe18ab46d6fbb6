package dev.ecs2eks.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PodOfTest {

    private static final Deployment DEPLOYMENT = Serialization.unmarshal(
            """
            kind: Deployment
            apiVersion: apps/v1
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}, annotations: {a: b}}
                spec: {serviceAccountName: web, containers: [{name: app, image: nginx}]}
            """,
            Deployment.class);

    @Test
    void a_workload_starts_a_pod_of_its_template() {
        var pod = PodOf.template(DEPLOYMENT, "shop", (namespace, name) -> true).orElseThrow();
        assertThat(pod.getMetadata().getNamespace()).isEqualTo("shop");
        assertThat(pod.getMetadata().getGenerateName()).isEqualTo("web-");
        assertThat(pod.getMetadata().getLabels()).containsEntry("app", "web");
        assertThat(pod.getMetadata().getAnnotations()).containsEntry("a", "b");
        assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("web");
    }

    @Test
    void an_account_that_is_only_planned_is_left_out_because_admission_refuses_it() {
        var pod = PodOf.template(DEPLOYMENT, "shop", (namespace, name) -> false).orElseThrow();
        assertThat(pod.getSpec().getServiceAccountName()).isNull();
        assertThat(pod.getSpec().getContainers()).hasSize(1);
    }

    @Test
    void what_has_no_template_starts_no_pod() {
        var service = new ServiceBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .build();
        assertThat(PodOf.template(service, "shop", (namespace, name) -> true)).isEmpty();
    }
}
