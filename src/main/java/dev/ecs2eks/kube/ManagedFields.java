package dev.ecs2eks.kube;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who holds which field of an object: the API server's own record of who last set it. */
final class ManagedFields {

    private static final String REPLICAS = "f:replicas";

    private final List<ManagedFieldsEntry> entries;

    private ManagedFields(List<ManagedFieldsEntry> entries) {
        this.entries = entries;
    }

    static ManagedFields of(HasMetadata object) {
        var entries = object.getMetadata().getManagedFields();
        return new ManagedFields(entries == null ? List.of() : entries);
    }

    /** What this manager holds by server-side apply. */
    Optional<Map<String, Object>> appliedBy(String manager) {
        return entries.stream()
                .filter(entry -> manager.equals(entry.getManager()) && "Apply".equals(entry.getOperation()))
                .filter(entry ->
                        entry.getSubresource() == null || entry.getSubresource().isEmpty())
                .map(ManagedFields::fields)
                .findFirst();
    }

    /** Whether this manager holds the number of replicas by server-side apply. */
    boolean replicasAppliedBy(String manager) {
        return appliedBy(manager).filter(ManagedFields::holdReplicas).isPresent();
    }

    /** Whether anybody holds the number of replicas; nobody does while the API server's default stands. */
    boolean replicasHeld() {
        return entries.stream().map(ManagedFields::fields).anyMatch(ManagedFields::holdReplicas);
    }

    /** Whether this manager holds anything but the number of replicas. */
    boolean appliedMoreThanReplicasBy(String manager) {
        return appliedBy(manager)
                .filter(fields -> !fields.equals(Map.of("f:spec", Map.of(REPLICAS, Map.of()))))
                .isPresent();
    }

    /** Whether anybody but this manager holds content of a ConfigMap. */
    boolean contentHeldByOthersThan(String manager) {
        return entries.stream()
                .filter(entry -> !manager.equals(entry.getManager()))
                .map(ManagedFields::fields)
                .anyMatch(fields -> fields.containsKey("f:data") || fields.containsKey("f:binaryData"));
    }

    private static boolean holdReplicas(Map<String, Object> fields) {
        return fields.get("f:spec") instanceof Map<?, ?> spec && spec.containsKey(REPLICAS);
    }

    private static Map<String, Object> fields(ManagedFieldsEntry entry) {
        FieldsV1 fields = entry.getFieldsV1();
        return fields == null ? Map.of() : fields.getAdditionalProperties();
    }
}
