package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.kube.FieldOwner;
import dev.ecs2eks.kube.LiveObject;
import dev.ecs2eks.kube.Mark;
import dev.ecs2eks.migrate.ClusterState;
import dev.ecs2eks.migrate.DeployObjects;
import dev.ecs2eks.migrate.ObjectState;
import dev.ecs2eks.migrate.ObjectState.Presence;
import dev.ecs2eks.migrate.WorkloadState;
import dev.ecs2eks.migrate.WorkloadState.ReplicasOwner;
import dev.ecs2eks.migrate.WorkloadState.Rollout;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanMark;
import dev.ecs2eks.plan.PlanStore.Slot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the cluster has what a migration wants. */
final class Comparison {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private final EcsMigration migration;
    private final LiveObjects live;
    private final Recollection recollection;
    private final Set<String> inventoried;

    private Comparison(EcsMigration migration, LiveObjects live, Recollection recollection) {
        this.migration = migration;
        this.live = live;
        this.recollection = recollection;
        this.inventoried = recorded(migration).stream().map(InventoryEntry::uid).collect(Collectors.toSet());
    }

    /** Compares with this plan; without one, nothing is wanted and nothing is left over. */
    static ClusterState of(EcsMigration migration, Optional<Plan> plan, LiveObjects live, Recollection recollection) {
        var comparison = new Comparison(migration, live, recollection);
        var wanted = plan.map(DeployObjects::of).orElse(List.of());
        var inventory = comparison.inventory();
        return new ClusterState(
                comparison.stored(Slot.CURRENT),
                comparison.stored(Slot.NEXT),
                plan,
                wanted.stream().map(comparison::state).toList(),
                plan.map(it -> comparison.workloads(it, wanted)).orElse(List.of()),
                inventory,
                plan.isPresent() ? leftovers(inventory, wanted) : List.of());
    }

    /** The mark of a stored plan whose every part is there and untouched; anything else is stored anew. */
    private Optional<PlanMark> stored(Slot slot) {
        var name = migration.getMetadata().getName();
        return live.find("v1", "ConfigMap", slot.configMap(name, 1))
                .filter(first -> first.belongsTo(name))
                .flatMap(first -> PlanMark.of(first.annotations()))
                .filter(mark -> IntStream.rangeClosed(1, mark.parts())
                        .allMatch(part -> isPart(slot.configMap(name, part), mark)));
    }

    private boolean isPart(String configMap, PlanMark mark) {
        return live.find("v1", "ConfigMap", configMap)
                .filter(part -> part.belongsTo(migration.getMetadata().getName()))
                .filter(LiveObject::isUntouched)
                .filter(part ->
                        PlanMark.of(part.annotations()).filter(mark::equals).isPresent())
                .isPresent();
    }

    private ObjectState state(HasMetadata wanted) {
        return new ObjectState(wanted, presence(wanted));
    }

    private Presence presence(HasMetadata wanted) {
        var found = live.find(
                wanted.getApiVersion(), wanted.getKind(), wanted.getMetadata().getName());
        if (found.isEmpty()) {
            return Presence.MISSING;
        }
        var name = migration.getMetadata().getName();
        var object = found.get();
        if (!object.belongsTo(name) && !inventoried.contains(object.uid()) && !object.isOfferedTo(name)) {
            return Presence.FOREIGN;
        }
        var marked = Mark.on(wanted, migration.getMetadata().getNamespace(), name);
        return object.isAsApplied(marked) || recollection.isSettledAs(object.uid(), object.settled(marked))
                ? Presence.CURRENT
                : Presence.DIFFERENT;
    }

    private List<WorkloadState> workloads(Plan plan, List<HasMetadata> wanted) {
        var workloads = new ArrayList<WorkloadState>();
        for (var manifest : wanted) {
            if (WORKLOADS.contains(manifest.getKind())) {
                live.find(
                                manifest.getApiVersion(),
                                manifest.getKind(),
                                manifest.getMetadata().getName())
                        .filter(object ->
                                object.belongsTo(migration.getMetadata().getName()))
                        .ifPresent(object -> workloads.add(new WorkloadState(
                                manifest,
                                DeployObjects.initialReplicas(manifest, plan),
                                object.replicas().orElse(1),
                                owner(object),
                                rollout(object))));
            }
        }
        return workloads;
    }

    private static ReplicasOwner owner(LiveObject object) {
        if (object.replicasAppliedBy(FieldOwner.MANIFESTS)) {
            return ReplicasOwner.APPLIED;
        }
        if (object.appliedMoreThanReplicasBy(FieldOwner.REPLICAS)) {
            return ReplicasOwner.INITIAL_WITH_MORE;
        }
        return object.replicasHeld() ? ReplicasOwner.SETTLED : ReplicasOwner.NOBODY;
    }

    private static Rollout rollout(LiveObject object) {
        if (object.isRolledOut()) {
            return Rollout.COMPLETE;
        }
        return object.isRolloutFailed() ? Rollout.FAILED : Rollout.PROGRESSING;
    }

    /** What the status lists and is still there, and what a lost status would have listed. */
    private List<InventoryEntry> inventory() {
        var inventory = new ArrayList<InventoryEntry>();
        for (var entry : recorded(migration)) {
            live.find(entry.apiVersion(), entry.kind(), entry.name())
                    .filter(object -> object.uid().equals(entry.uid()))
                    .filter(object -> object.belongsTo(migration.getMetadata().getName()))
                    .ifPresent(object -> inventory.add(entry));
        }
        live.ours().stream()
                .filter(object -> !object.kind().equals("ConfigMap") || !isPlan(object))
                .filter(object -> inventory.stream().noneMatch(it -> it.uid().equals(object.uid())))
                .map(object -> new InventoryEntry(object.apiVersion(), object.kind(), object.name(), object.uid()))
                .forEach(inventory::add);
        return inventory;
    }

    private static boolean isPlan(LiveObject object) {
        return PlanMark.of(object.annotations()).isPresent();
    }

    private static List<InventoryEntry> leftovers(List<InventoryEntry> inventory, List<HasMetadata> wanted) {
        var names = wanted.stream()
                .map(it -> it.getKind() + "/" + it.getMetadata().getName())
                .collect(Collectors.toSet());
        return inventory.stream()
                .filter(entry -> !names.contains(entry.kind() + "/" + entry.name()))
                .toList();
    }

    private static List<InventoryEntry> recorded(EcsMigration migration) {
        var status = migration.getStatus();
        return status == null ? List.of() : status.inventory();
    }
}
