package dev.ecs2eks.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Every write of ours to Kubernetes objects other than migrations. All can be repeated, all refuse what is not ours. */
public final class Writes {

    private final KubernetesClient client;

    public Writes(KubernetesClient client) {
        this.client = client;
    }

    /** The object of this name, whoever owns it. */
    public Optional<GenericKubernetesResource> read(GenericKubernetesResource wanted) {
        return Optional.ofNullable(client.resource(wanted).get());
    }

    /**
     * Creates it; fails with a conflict when somebody else was faster. Where an autoscaler has the count, the manager that
     * gives way to it creates the object with that count, so that not one pod too many ever starts.
     */
    public GenericKubernetesResource create(GenericKubernetesResource marked, OptionalInt initialReplicas) {
        if (initialReplicas.isPresent()) {
            var created = client.resource(withReplicas(marked, initialReplicas.getAsInt()))
                    .fieldManager(FieldOwner.REPLICAS)
                    .serverSideApply();
            return update(marked, created.getMetadata().getUid());
        }
        return client.resource(marked).fieldManager(FieldOwner.MANIFESTS).serverSideApply();
    }

    /** Sets every field of it, whoever held it; only if the object is still this one. */
    public GenericKubernetesResource update(GenericKubernetesResource marked, String uid) {
        var metadata = new ObjectMetaBuilder(marked.getMetadata()).withUid(uid).build();
        var precise = new GenericKubernetesResourceBuilder(marked)
                .withMetadata(metadata)
                .build();
        return client.resource(precise)
                .fieldManager(FieldOwner.MANIFESTS)
                .forceConflicts()
                .serverSideApply();
    }

    /** Brings a ConfigMap back to exactly this content; what others wrote into it goes. */
    public GenericKubernetesResource replace(GenericKubernetesResource marked, LiveObject before, String migration) {
        if (before.isUntouched()) {
            return update(marked, before.uid());
        }
        delete(marked, before.uid(), migration);
        return create(marked, OptionalInt.empty());
    }

    /** Sets the count, and nothing else, as the manager that gives way to autoscalers. */
    public GenericKubernetesResource setReplicas(GenericKubernetesResource workload, int replicas) {
        var only = new GenericKubernetesResourceBuilder()
                .withApiVersion(workload.getApiVersion())
                .withKind(workload.getKind())
                .withNewMetadata()
                .withName(workload.getMetadata().getName())
                .withNamespace(workload.getMetadata().getNamespace())
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of("replicas", replicas))
                .build();
        return client.resource(only).fieldManager(FieldOwner.REPLICAS).serverSideApply();
    }

    /** Deletes the object if it is still the one of this uid and still carries our label for this migration. */
    public void delete(GenericKubernetesResource named, String uid, String migration) {
        var found = read(named).map(LiveObject::new);
        if (found.filter(it -> it.uid().equals(uid) && it.belongsTo(migration)).isEmpty()) {
            return;
        }
        try {
            client.resource(named)
                    .lockResourceVersion(found.get().resourceVersion())
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private static GenericKubernetesResource withReplicas(GenericKubernetesResource workload, int replicas) {
        var copy = new GenericKubernetesResourceBuilder(workload).build();
        if (copy.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec) {
            var changed = new LinkedHashMap<Object, Object>(spec);
            changed.put("replicas", replicas);
            copy.setAdditionalProperty("spec", changed);
        }
        return copy;
    }
}
