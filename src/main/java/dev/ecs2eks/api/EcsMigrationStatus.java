package dev.ecs2eks.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been reached; at most 8 KiB, whatever the input. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EcsMigrationStatus(
        @JsonPropertyDescription("The generation of the spec that this status is about.") @Nullable
                Long observedGeneration,
        @JsonPropertyDescription("The stage that has been entered: from Deploy on, objects may exist.") @Nullable
                Stage stage,
        @JsonPropertyDescription("Ready, Reconciling, Stalled, Deployable, PlanOutdated, Deployed.") @Size(max = 16)
                List<Condition> conditions,
        @JsonPropertyDescription("The ECS service as last seen.") @Nullable Source source,
        @JsonPropertyDescription("The stored plan.") @Nullable Plan plan,
        @JsonPropertyDescription("How many findings the stored plan has, and the gravest.") @Nullable
                FindingCounts findings,
        @JsonPropertyDescription("How many objects this migration has applied.") @Nullable Integer objects,
        @JsonPropertyDescription("The objects that this migration has applied, or as many of them as fit here;"
                        + " the label ecs2eks.dev/migration is on all.")
                List<InventoryEntry> inventory) {

    /** Before anything was looked at. */
    public static EcsMigrationStatus empty() {
        return new EcsMigrationStatus(null, null, List.of(), null, null, null, null, List.of());
    }

    public EcsMigrationStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        inventory = inventory == null ? List.of() : List.copyOf(inventory);
    }

    /** The same status with other conditions. */
    public EcsMigrationStatus with(List<Condition> others) {
        return new EcsMigrationStatus(observedGeneration, stage, others, source, plan, findings, objects, inventory);
    }

    /** The same status with fewer words about findings. */
    public EcsMigrationStatus with(@Nullable FindingCounts others) {
        return new EcsMigrationStatus(observedGeneration, stage, conditions, source, plan, others, objects, inventory);
    }

    /** The same status with fewer names of ConfigMaps. */
    public EcsMigrationStatus with(@Nullable Plan other) {
        return new EcsMigrationStatus(
                observedGeneration, stage, conditions, source, other, findings, objects, inventory);
    }

    /** The same status with a shorter list of objects. */
    public EcsMigrationStatus listing(List<InventoryEntry> others) {
        return new EcsMigrationStatus(observedGeneration, stage, conditions, source, plan, findings, objects, others);
    }

    /** A Kubernetes condition (kstatus). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Condition(
            @JsonPropertyDescription("What the condition is about.") @Required @Size(max = 316) String type,
            @JsonPropertyDescription("True, False or Unknown.") @Required @Size(max = 16) String status,
            @JsonPropertyDescription("One word for programs.") @Required @Size(max = 1024) String reason,
            @JsonPropertyDescription("One sentence for people.") @Required @Size(max = 32768) String message,
            @JsonPropertyDescription("When status last changed, RFC 3339.") @Required @Size(max = 64)
                    String lastTransitionTime,
            @JsonPropertyDescription("The generation of the spec that the condition is about.") @Nullable
                    Long observedGeneration) {}

    /** The ECS service as last seen. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Source(
            @JsonPropertyDescription("ARN of the ECS service.") @Nullable String serviceArn,
            @JsonPropertyDescription("ARN of its task definition.") @Nullable String taskDefinition,
            @JsonPropertyDescription("Fingerprint of everything that was read of it and shapes the plan.") @Nullable
                    String digest) {}

    /** The stored plan. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Plan(
            @JsonPropertyDescription("Fingerprint of the plan's manifests and AWS changes.") @Nullable String digest,
            @JsonPropertyDescription("Fingerprint of the plan that was applied last.") @Nullable String applied,
            @JsonPropertyDescription("The ConfigMaps that hold the plan, suspicious values masked.")
                    List<String> configMaps) {

        public Plan {
            configMaps = configMaps == null ? List.of() : List.copyOf(configMaps);
        }
    }

    /** Counts of findings that nobody accepted, and the gravest of them. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FindingCounts(
            @JsonPropertyDescription("Findings that keep the plan from being applied.") int blocking,
            @JsonPropertyDescription("Findings that a person should do or decide something about.") int warning,
            @JsonPropertyDescription("Findings to know about.") int info,
            @JsonPropertyDescription("The counts in words.") @Nullable String summary,
            @JsonPropertyDescription("The gravest findings; all are in the stored plan.") @Size(max = 5)
                    List<TopFinding> top) {

        public FindingCounts {
            top = top == null ? List.of() : List.copyOf(top);
        }
    }

    /** One finding in few words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TopFinding(
            @JsonPropertyDescription("The finding's code.") @Required String code,
            @JsonPropertyDescription("Blocking, Warning or Info.") @Required String severity,
            @JsonPropertyDescription("JSON pointer into the bundle form.") @Required String field,
            @JsonPropertyDescription("What differs.") @Required String message) {}

    /** An object in this namespace that the migration has applied. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record InventoryEntry(
            @JsonPropertyDescription("API group and version of the object.") @Required String apiVersion,
            @JsonPropertyDescription("Kind of the object.") @Required String kind,
            @JsonPropertyDescription("Name of the object.") @Required String name,
            @JsonPropertyDescription("UID of the object; another object of the same name is not ours.") @Required
                    String uid) {}
}
