package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.kube.LiveObject;
import dev.ecs2eks.kube.Mark;
import dev.ecs2eks.kube.Refusal;
import dev.ecs2eks.kube.Writes;
import dev.ecs2eks.migrate.DeployObjects;
import dev.ecs2eks.migrate.Planned;
import dev.ecs2eks.migrate.Reason;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.Step;
import dev.ecs2eks.plan.Masking;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Carries out the one step of a reconcile. */
@ApplicationScoped
class StepRunner {

    private final Writes writes;
    private final StoredPlans storedPlans;
    private final Recollection recollection;

    StepRunner(Writes writes, StoredPlans storedPlans, Recollection recollection) {
        this.writes = writes;
        this.storedPlans = storedPlans;
        this.recollection = recollection;
    }

    Outcome carryOut(Step step, Situation situation, Observed observed) {
        var uid = observed.migration().getMetadata().getUid();
        try {
            var outcome = attempt(step, situation, observed);
            if (observed.application().isPresent()) {
                recollection.succeeded(uid);
            }
            return outcome;
        } catch (KubernetesClientException refused) {
            return failed(refused, recollection.failed(uid), masking(situation, observed));
        }
    }

    private Outcome attempt(Step step, Situation situation, Observed observed) {
        if (step instanceof Step.StorePlan store) {
            return storedPlans.store(store, situation, observed);
        }
        if (step instanceof Step.Apply apply) {
            return apply(apply, situation, observed);
        }
        if (step instanceof Step.SetReplicas set) {
            var workload = named(set.workload(), observed.migration());
            observed.live().remember(writes.setReplicas(workload, set.replicas()));
            return new Outcome.Written();
        }
        if (step instanceof Step.Remove remove) {
            remove.objects().forEach(entry -> remove(entry, observed.migration()));
            return new Outcome.Written();
        }
        return new Outcome.Rested();
    }

    private Outcome apply(Step.Apply apply, Situation situation, Observed observed) {
        for (var manifest : apply.objects()) {
            var initial = situation
                    .cluster()
                    .inForce()
                    .map(plan -> DeployObjects.initialReplicas(manifest, plan))
                    .orElse(OptionalInt.empty());
            if (!apply(manifest, initial, observed)) {
                return new Outcome.Failed(
                        Reason.FOREIGN_OBJECT,
                        manifest.getKind() + " " + manifest.getMetadata().getName() + " exists and is not ours.",
                        false,
                        1);
            }
        }
        return new Outcome.Written();
    }

    /** Looks at the API server itself where the watch has nothing: the object may be somebody else's. */
    private boolean apply(HasMetadata manifest, OptionalInt initialReplicas, Observed observed) {
        var migration = observed.migration();
        var marked = Mark.on(
                manifest,
                migration.getMetadata().getNamespace(),
                migration.getMetadata().getName());
        var before = observed.live()
                .find(
                        marked.getApiVersion(),
                        marked.getKind(),
                        marked.getMetadata().getName())
                .or(() -> writes.read(marked).map(LiveObject::new));
        if (before.isPresent() && !isOurs(before.get(), migration)) {
            return false;
        }
        var written =
                before.isPresent() ? writes.update(marked, before.get().uid()) : writes.create(marked, initialReplicas);
        var now = new LiveObject(written);
        if (!now.isAsApplied(marked)) {
            recollection.settledAs(now.uid(), now.settled(marked));
        }
        observed.live().remember(written);
        return true;
    }

    private static boolean isOurs(LiveObject object, EcsMigration migration) {
        var name = migration.getMetadata().getName();
        var status = migration.getStatus();
        return object.belongsTo(name)
                || object.isOfferedTo(name)
                || status != null
                        && status.inventory().stream().anyMatch(it -> it.uid().equals(object.uid()));
    }

    private void remove(InventoryEntry entry, EcsMigration migration) {
        var named = new GenericKubernetesResourceBuilder()
                .withApiVersion(entry.apiVersion())
                .withKind(entry.kind())
                .withNewMetadata()
                .withName(entry.name())
                .withNamespace(migration.getMetadata().getNamespace())
                .endMetadata()
                .build();
        writes.delete(named, entry.uid(), migration.getMetadata().getName());
    }

    private static GenericKubernetesResource named(HasMetadata workload, EcsMigration migration) {
        return Mark.on(
                workload,
                migration.getMetadata().getNamespace(),
                migration.getMetadata().getName());
    }

    /** What the API server says may quote values of an object. */
    private static Masking masking(Situation situation, Observed observed) {
        var findings = Stream.concat(
                        situation.planned().map(Planned::plan).stream(), situation.cluster().inForce().stream())
                .flatMap(plan -> plan.findings().stream())
                .toList();
        return observed.application()
                .map(application -> Masking.of(application, findings))
                .orElseGet(Masking::none);
    }

    private static Outcome failed(KubernetesClientException refused, int tries, Masking masking) {
        return switch (Refusal.of(refused)) {
            case HEALS ->
                new Outcome.Failed(
                        Reason.WRITE_FAILED,
                        "The Kubernetes API did not take a write (status " + refused.getCode()
                                + "); it is tried again.",
                        true,
                        tries);
            case NO_RIGHT ->
                new Outcome.Failed(
                        Reason.WRITE_REFUSED,
                        "The operator lacks a right: " + Refusal.words(refused) + ".",
                        false,
                        tries);
            case KIND_UNKNOWN ->
                new Outcome.Failed(
                        Reason.WRITE_REFUSED,
                        "A kind or a namespace that the plan needs does not exist: install the add-on that brings it.",
                        false,
                        tries);
            case OF_THE_OBJECT, NO_DRY_RUN ->
                new Outcome.Failed(
                        Reason.WRITE_REFUSED,
                        "The cluster refuses an object of the plan: " + masking.text(Refusal.words(refused)),
                        false,
                        tries);
        };
    }
}
