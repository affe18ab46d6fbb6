package dev.ecs2eks.migrate;

import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.plan.PlanStore.Slot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;

/** The one thing to do next. Each is safe to repeat, also while its first run is still in the air. */
public sealed interface Step {

    /** Ask the cluster what it makes of the plan, and store it with the answers. */
    record StorePlan(Planned planned, Slot slot) implements Step {}

    /** Note in the status that from now on objects of this stage may exist, or no longer do. */
    record Enter(Stage stage) implements Step {}

    /** Apply these objects of the plan, in this order. */
    record Apply(List<HasMetadata> objects, String digest) implements Step {}

    /** Set the number of replicas as the manager that gives way to autoscalers. */
    record SetReplicas(HasMetadata workload, int replicas) implements Step {}

    /** Delete these objects, if they are still the same ones. */
    record Remove(List<InventoryEntry> objects) implements Step {}

    /** Nothing to do until something happens; it is expected to. */
    record Wait(String reason, String sentence, Duration lookAgain) implements Step {}

    /** Nothing to do until a person does something; look now and then whether it was done. */
    record Stop(String reason, String sentence, Duration lookAgain) implements Step {}

    /** What was asked for is reached. */
    record Done(String reason, String sentence, Duration lookAgain) implements Step {}

    /** Let a deleted migration go. */
    record Release(String reason, String sentence) implements Step {}

    /** Whether the next step can be taken at once. */
    default boolean isOneOfMany() {
        return this instanceof StorePlan
                || this instanceof Enter
                || this instanceof Apply
                || this instanceof SetReplicas
                || this instanceof Remove;
    }
}
