package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrimmedStoreTest {

    private static final GenericKubernetesResource DEPLOYMENT = Serialization.unmarshal(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, labels: {a: b}, managedFields: [{manager: ecs2eks}]}
            spec: {replicas: 3, template: {spec: {containers: [{name: app, env: [{name: A, value: large}]}]}}}
            status: {availableReplicas: 3}
            """,
            GenericKubernetesResource.class);

    private final TrimmedStore store = new TrimmedStore();

    @Test
    void what_decides_is_kept_and_the_rest_is_not() {
        store.put(store.getKey(DEPLOYMENT), DEPLOYMENT);
        var kept = store.get("shop/web");
        assertThat(kept.getMetadata()).isEqualTo(DEPLOYMENT.getMetadata());
        assertThat(kept.getAdditionalProperties())
                .isEqualTo(Map.of("spec", Map.of("replicas", 3), "status", Map.of("availableReplicas", 3)));
    }

    @Test
    void content_that_may_be_secret_is_not_kept() {
        var configMap = Serialization.unmarshal(
                "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: shop}\ndata: {a: b}",
                GenericKubernetesResource.class);
        store.put(store.getKey(configMap), configMap);
        assertThat(store.get("shop/web").getAdditionalProperties()).isEmpty();
    }

    @Test
    void what_is_gone_is_forgotten() {
        store.put("shop/web", DEPLOYMENT);
        store.remove("shop/web");
        assertThat(store.size()).isZero();
        assertThat(store.values()).isEmpty();
        assertThat(store.keySet()).isEmpty();
    }
}
