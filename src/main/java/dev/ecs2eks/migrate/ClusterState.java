package dev.ecs2eks.migrate;

import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanMark;
import java.util.List;
import java.util.Optional;

/**
 * How the cluster has what this migration wants and wanted.
 *
 * @param stored the stored plan that is in force; empty when there is none or it was tampered with
 * @param next the stored plan that waits for the next change
 * @param inForce the plan that the cluster is compared with: the newest, or the applied one where a newer is held back;
 *     empty without a plan, and where the applied one cannot be read back
 * @param objects that stage Deploy wants, in the order of that plan; empty without one
 * @param inventory every object that this migration has applied and that is still there
 * @param leftovers those of the inventory that this plan does not want
 */
public record ClusterState(
        Optional<PlanMark> stored,
        Optional<PlanMark> next,
        Optional<Plan> inForce,
        List<ObjectState> objects,
        List<WorkloadState> workloads,
        List<InventoryEntry> inventory,
        List<InventoryEntry> leftovers) {

    public ClusterState {
        objects = List.copyOf(objects);
        workloads = List.copyOf(workloads);
        inventory = List.copyOf(inventory);
        leftovers = List.copyOf(leftovers);
    }

    /** Those that are there or not in this way. */
    List<ObjectState> objectsThatAre(ObjectState.Presence presence) {
        return objects.stream().filter(it -> it.presence() == presence).toList();
    }
}
