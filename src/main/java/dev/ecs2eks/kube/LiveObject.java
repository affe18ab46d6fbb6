package dev.ecs2eks.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An object as the API server has it. */
public final class LiveObject {

    private final GenericKubernetesResource object;
    private final ManagedFields managed;

    public LiveObject(GenericKubernetesResource object) {
        this.object = object;
        this.managed = ManagedFields.of(object);
    }

    public String apiVersion() {
        return object.getApiVersion();
    }

    public String kind() {
        return object.getKind();
    }

    public String name() {
        return object.getMetadata().getName();
    }

    public String uid() {
        return object.getMetadata().getUid();
    }

    String resourceVersion() {
        return object.getMetadata().getResourceVersion();
    }

    public Map<String, String> annotations() {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    /** Whether our label names this migration. */
    public boolean belongsTo(String migration) {
        var labels = object.getMetadata().getLabels();
        return labels != null && migration.equals(labels.get(Mark.MIGRATION));
    }

    /** Whether its owner hands it to this migration. */
    public boolean isOfferedTo(String migration) {
        return migration.equals(annotations().get(Mark.ADOPT));
    }

    /** Whether it was applied by us: a copy of one of our manifests has the label, but not this. */
    public boolean wasAppliedByUs() {
        return managed.appliedBy(FieldOwner.MANIFESTS).isPresent()
                || managed.appliedBy(FieldOwner.REPLICAS).isPresent();
    }

    /** Whether it is what was applied and still is. */
    public boolean isAsApplied(GenericKubernetesResource wanted) {
        var fingerprint = wanted.getMetadata().getAnnotations().get(Mark.APPLIED);
        return fingerprint != null
                && fingerprint.equals(annotations().get(Mark.APPLIED))
                && managed.appliedBy(FieldOwner.MANIFESTS)
                        .filter(fields -> Held.all(Held.tree(wanted), fields))
                        .isPresent();
    }

    /**
     * Fingerprint of what was applied and of what the cluster made of it: while it stays, applying the same again would
     * change nothing, although not every field is held.
     */
    public String settled(GenericKubernetesResource wanted) {
        return wanted.getMetadata().getAnnotations().get(Mark.APPLIED) + " "
                + annotations().get(Mark.APPLIED) + " "
                + managed.appliedBy(FieldOwner.MANIFESTS).hashCode();
    }

    /** Of a ConfigMap: whether nobody but us has a hand in its content. */
    public boolean isUntouched() {
        return managed.appliedBy(FieldOwner.MANIFESTS).isPresent()
                && !managed.contentHeldByOthersThan(FieldOwner.MANIFESTS);
    }

    public OptionalInt replicas() {
        return number("spec", "replicas");
    }

    public boolean replicasHeld() {
        return managed.replicasHeld();
    }

    public boolean replicasAppliedBy(String manager) {
        return managed.replicasAppliedBy(manager);
    }

    public boolean appliedMoreThanReplicasBy(String manager) {
        return managed.appliedMoreThanReplicasBy(manager);
    }

    /** Whether the controller of this workload has seen the newest spec and made all its pods available. */
    public boolean isRolledOut() {
        long generation =
                Optional.ofNullable(object.getMetadata().getGeneration()).orElse(0L);
        int observed = number("status", "observedGeneration").orElse(0);
        if (observed < generation) {
            return false;
        }
        if (object.getKind().equals("DaemonSet")) {
            var desired = number("status", "desiredNumberScheduled").orElse(0);
            return number("status", "updatedNumberScheduled").orElse(0) >= desired
                    && number("status", "numberAvailable").orElse(0) >= desired;
        }
        var desired = replicas().orElse(1);
        return number("status", "updatedReplicas").orElse(0) >= desired
                && number("status", "availableReplicas").orElse(0) >= desired;
    }

    /** Whether Kubernetes gave up waiting for its pods. */
    public boolean isRolloutFailed() {
        return object.get("status", "conditions") instanceof Iterable<?> conditions && hasGivenUp(conditions);
    }

    private static boolean hasGivenUp(Iterable<?> conditions) {
        for (var condition : conditions) {
            if (condition instanceof Map<?, ?> it && "ProgressDeadlineExceeded".equals(it.get("reason"))) {
                return true;
            }
        }
        return false;
    }

    private OptionalInt number(String... path) {
        return object.get((Object[]) path) instanceof Number number
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }
}
