package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.kube.LiveObject;
import dev.ecs2eks.kube.Mark;
import dev.ecs2eks.kube.Trial;
import dev.ecs2eks.kube.Writes;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.Step;
import dev.ecs2eks.plan.Masking;
import dev.ecs2eks.plan.PlanStore;
import dev.ecs2eks.plan.PlanStore.Slot;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.plan.SpecOptions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks the cluster what it makes of a plan, and stores the plan with the answers. */
@ApplicationScoped
class StoredPlans {

    private final Trial trial;
    private final Writes writes;
    private final Recollection recollection;
    private final Clock clock;

    StoredPlans(Trial trial, Writes writes, Recollection recollection, Clock clock) {
        this.trial = trial;
        this.writes = writes;
        this.recollection = recollection;
        this.clock = clock;
    }

    /** Somebody else's objects are not tried: what a plan would make of them is no matter, it stops there. */
    Outcome.Stored store(Step.StorePlan step, Situation situation, Observed observed) {
        var migration = observed.migration();
        var planned = step.planned();
        var masking = observed.application()
                .map(application -> Masking.of(application, planned.plan().findings()))
                .orElseGet(Masking::none);
        var answers = trial.of(
                planned.plan().manifests().stream()
                        .filter(manifest -> !situation.isForeign(manifest))
                        .toList(),
                migration.getMetadata().getNamespace(),
                migration.getMetadata().getName(),
                masking::text);
        recollection.tried(migration.getMetadata().getUid(), clock.instant());
        var plan = Planner.withFindings(planned.plan(), answers, SpecOptions.accepted(migration.getSpec()));
        var configMaps = PlanStore.configMaps(
                plan,
                planned.findingsDigest(),
                planned.key(),
                masking,
                migration.getMetadata().getName(),
                step.slot());
        configMaps.forEach(configMap -> write(configMap, observed));
        var names = configMaps.stream().map(it -> it.getMetadata().getName()).toList();
        dropOthers(names, step.slot(), observed);
        return new Outcome.Stored(plan, names);
    }

    /** These go with their migration by garbage collection: losing a plan takes nothing down. */
    private void write(ConfigMap configMap, Observed observed) {
        var migration = observed.migration();
        var owned = new ConfigMapBuilder(configMap)
                .editMetadata()
                .addToLabels("app.kubernetes.io/managed-by", "ecs2eks")
                .addNewOwnerReference()
                .withApiVersion(migration.getApiVersion())
                .withKind(migration.getKind())
                .withName(migration.getMetadata().getName())
                .withUid(migration.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .build();
        var marked = Mark.on(
                owned,
                migration.getMetadata().getNamespace(),
                migration.getMetadata().getName());
        var before = observed.live()
                .find("v1", "ConfigMap", configMap.getMetadata().getName())
                .or(() -> writes.read(marked).map(LiveObject::new));
        var name = migration.getMetadata().getName();
        observed.live()
                .remember(before.map(it -> writes.replace(marked, it, name))
                        .orElseGet(() -> writes.create(marked, OptionalInt.empty())));
    }

    /** Parts that a shorter plan no longer needs, and the waiting plan once a newer one is in force. */
    private void dropOthers(List<String> names, Slot slot, Observed observed) {
        var migration = observed.migration();
        var kept = Set.copyOf(names);
        var ours = plans(migration, slot == Slot.CURRENT ? List.of(Slot.CURRENT, Slot.NEXT) : List.of(slot));
        observed.live().ours().stream()
                .filter(object -> object.kind().equals("ConfigMap"))
                .filter(object -> ours.contains(object.name()) && !kept.contains(object.name()))
                .forEach(object -> writes.delete(
                        named(object.name(), migration),
                        object.uid(),
                        migration.getMetadata().getName()));
    }

    private static Set<String> plans(EcsMigration migration, List<Slot> slots) {
        return slots.stream()
                .flatMap(slot -> IntStream.rangeClosed(1, 64)
                        .mapToObj(part -> slot.configMap(migration.getMetadata().getName(), part)))
                .collect(Collectors.toSet());
    }

    private static GenericKubernetesResource named(String name, EcsMigration migration) {
        return Mark.on(
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build(),
                migration.getMetadata().getNamespace(),
                migration.getMetadata().getName());
    }
}
