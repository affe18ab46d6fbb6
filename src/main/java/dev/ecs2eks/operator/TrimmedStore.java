package dev.ecs2eks.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps of a watched object what deciding needs: metadata, the number of replicas, and the progress of a rollout. */
final class TrimmedStore implements ItemStore<GenericKubernetesResource> {

    private final Map<String, GenericKubernetesResource> objects = new ConcurrentHashMap<>();

    @Override
    public String getKey(GenericKubernetesResource object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        return objects.put(key, trimmed(object));
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        return objects.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return objects.keySet().stream();
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return objects.values().stream();
    }

    @Override
    public int size() {
        return objects.size();
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        return objects.get(key);
    }

    /** The informer compares resource versions with what is here, and needs nothing else of it. */
    @Override
    public boolean isFullState() {
        return false;
    }

    static GenericKubernetesResource trimmed(GenericKubernetesResource object) {
        var trimmed = new GenericKubernetesResource();
        trimmed.setApiVersion(object.getApiVersion());
        trimmed.setKind(object.getKind());
        trimmed.setMetadata(object.getMetadata());
        var kept = new HashMap<String, Object>();
        Object replicas = object.get("spec", "replicas");
        if (replicas != null) {
            kept.put("spec", Map.of("replicas", replicas));
        }
        Object status = object.getAdditionalProperties().get("status");
        if (status != null) {
            kept.put("status", status);
        }
        trimmed.setAdditionalProperties(kept);
        return trimmed;
    }
}
