package dev.ecs2eks.migrate;

import dev.ecs2eks.api.Stage;
import dev.ecs2eks.migrate.ObjectState.Presence;
import dev.ecs2eks.migrate.WorkloadState.ReplicasOwner;
import dev.ecs2eks.migrate.WorkloadState.Rollout;
import dev.ecs2eks.plan.PlanStore.Slot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the one next step. The first rule that has something to do wins; a rule never acts for another one. */
public final class Decider {

    @FunctionalInterface
    private interface Rule {
        Optional<Step> next(Situation now);
    }

    private static final List<Rule> RULES = List.of(
            Decider::waitForClaim,
            Decider::waitForSource,
            Decider::waitWhileSuspended,
            Decider::storePlan,
            Decider::goBackToPlan,
            Decider::stayAtPlan,
            Decider::leaveAloneWhatIsUnknown,
            Decider::stopAtBlockingFindings,
            Decider::stopAtForeignObjects,
            Decider::enterDeploy,
            Decider::handReplicasOver,
            Decider::applyObjects,
            Decider::setInitialReplicas,
            Decider::prune,
            Decider::waitForRollout);

    private Decider() {}

    /** Without side effects: the same situation always gives the same step. */
    public static Step next(Situation now) {
        if (now.migration().isMarkedForDeletion()) {
            return Deletion.next(now);
        }
        return RULES.stream()
                .map(rule -> rule.next(now))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> rest(now));
    }

    /** One ECS service has one migration: two would fight over the same objects and, later, weights. */
    static Optional<Step> waitForClaim(Situation now) {
        return now.source() instanceof SourceState.Claimed claimed
                ? Optional.of(new Step.Stop(
                        Reason.SOURCE_CLAIMED,
                        "The ECS service " + now.spec().source().service() + " belongs to the older migration "
                                + claimed.by() + "; delete one of the two.",
                        now.cadence().poll()))
                : Optional.empty();
    }

    static Optional<Step> waitForSource(Situation now) {
        if (!(now.source() instanceof SourceState.Obstructed obstacle)) {
            return Optional.empty();
        }
        return Optional.of(
                obstacle.healsByItself()
                        ? new Step.Wait(obstacle.reason(), obstacle.sentence(), BackOff.after(obstacle.tries()))
                        : new Step.Stop(
                                obstacle.reason(),
                                obstacle.sentence(),
                                now.cadence().poll()));
    }

    static Optional<Step> waitWhileSuspended(Situation now) {
        return now.isSuspended()
                ? Optional.of(new Step.Wait(
                        Reason.SUSPENDED,
                        "Suspended: nothing is written until spec.suspend is false.",
                        now.cadence().poll()))
                : Optional.empty();
    }

    /**
     * What is not stored cannot have been reviewed, so nothing is applied before it is. What ECS may take back tomorrow is
     * neither.
     */
    static Optional<Step> storePlan(Situation now) {
        if (now.holdingRollout().isPresent()) {
            return Optional.empty();
        }
        var planned = now.planned().orElseThrow();
        if (now.isOutdated()) {
            return now.cluster().next().filter(planned::isStoredAs).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Step.StorePlan(planned, Slot.NEXT));
        }
        var told = now.status().plan();
        var current = now.cluster()
                .stored()
                .filter(planned::isStoredAs)
                .filter(stored -> stored.key().equals(planned.key()))
                .filter(stored -> told != null && stored.digest().equals(told.digest()))
                .isPresent();
        return current && !now.trialDue() ? Optional.empty() : Optional.of(new Step.StorePlan(planned, Slot.CURRENT));
    }

    /** From Deploy back to Plan: the road of a deletion, and as careful. */
    static Optional<Step> goBackToPlan(Situation now) {
        if (!now.isAsked(Stage.PLAN) || !now.hasEntered(Stage.DEPLOY)) {
            return Optional.empty();
        }
        var removable = Deletion.removable(now);
        if (removable.isEmpty()) {
            return Optional.of(new Step.Enter(Stage.PLAN));
        }
        return Optional.of(
                Deletion.ecsServes(now)
                        ? new Step.Remove(removable)
                        : new Step.Stop(
                                Reason.ECS_NOT_SERVING,
                                "The objects stay, because the ECS service does not serve (" + Deletion.counts(now)
                                        + "): bring it back to its desired count first.",
                                BackOff.after(3)));
    }

    static Optional<Step> stayAtPlan(Situation now) {
        return now.isAsked(Stage.PLAN)
                ? Optional.of(new Step.Done(
                        Reason.PLANNED, planned(now), now.cadence().poll()))
                : Optional.empty();
    }

    private static String planned(Situation now) {
        if (now.blockingFindings() > 0) {
            return "The plan is stored; findings block stage Deploy.";
        }
        return now.unfinishedRollout().isEmpty()
                ? "The plan is stored; nothing blocks stage Deploy."
                : "The plan is stored; stage Deploy waits for the rollout that the ECS service is in.";
    }

    /** Never compared with a plan that is held back: an upgrade of this program restarts no fleet (design §2.3). */
    static Optional<Step> leaveAloneWhatIsUnknown(Situation now) {
        return now.isHeldBack() && now.cluster().inForce().isEmpty() ? Optional.of(rest(now)) : Optional.empty();
    }

    static Optional<Step> stopAtBlockingFindings(Situation now) {
        return now.blockingFindings() == 0
                ? Optional.empty()
                : Optional.of(new Step.Stop(
                        Reason.BLOCKING_FINDINGS,
                        "Nothing is applied while findings block (" + now.blockingFindings()
                                + ", see status.findings): fix each or accept it in spec.acceptedFindings with a"
                                + " reason.",
                        now.cadence().poll()));
    }

    static Optional<Step> stopAtForeignObjects(Situation now) {
        var foreign = now.cluster().objectsThatAre(Presence.FOREIGN);
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Stop(
                        Reason.FOREIGN_OBJECT,
                        names(foreign.stream()) + " exists and is not ours: delete or rename it, set spec.name, or"
                                + " annotate it with ecs2eks.dev/adopt: "
                                + now.migration().getMetadata().getName() + ".",
                        now.cadence().poll()));
    }

    /** Noted before the first object exists, because from then on source and name must not change. */
    static Optional<Step> enterDeploy(Situation now) {
        return now.hasEntered(Stage.DEPLOY) ? Optional.empty() : Optional.of(new Step.Enter(Stage.DEPLOY));
    }

    /** An autoscaler goes on: the field changes hands first, or dropping it would reset the count to 1. */
    static Optional<Step> handReplicasOver(Situation now) {
        return workload(
                        now,
                        workload -> workload.initialReplicas().isPresent() && workload.owner() == ReplicasOwner.APPLIED)
                .map(workload -> new Step.SetReplicas(workload.wanted(), workload.replicas()));
    }

    /** All objects at once: nothing among them has to wait for another one. */
    static Optional<Step> applyObjects(Situation now) {
        List<HasMetadata> due = now.cluster().objects().stream()
                .filter(it -> it.presence() == Presence.MISSING || it.presence() == Presence.DIFFERENT)
                .map(ObjectState::wanted)
                .toList();
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Apply(
                        due, now.cluster().inForce().orElseThrow().digest()));
    }

    static Optional<Step> setInitialReplicas(Situation now) {
        return workload(
                        now,
                        workload -> workload.initialReplicas().isPresent() && workload.owner() == ReplicasOwner.NOBODY)
                .<Step>map(workload -> new Step.SetReplicas(
                        workload.wanted(), workload.initialReplicas().getAsInt()))
                .or(() -> workload(now, workload -> workload.owner() == ReplicasOwner.INITIAL_WITH_MORE)
                        .map(workload -> new Step.SetReplicas(workload.wanted(), workload.replicas())));
    }

    /** What the plan no longer wants goes; volumes' claims stay, because nobody can bring data back. */
    static Optional<Step> prune(Situation now) {
        var removable = Deletion.withoutClaims(now.cluster().leftovers());
        return removable.isEmpty() ? Optional.empty() : Optional.of(new Step.Remove(removable));
    }

    static Optional<Step> waitForRollout(Situation now) {
        return workload(now, workload -> workload.rollout() == Rollout.FAILED)
                .<Step>map(workload -> new Step.Stop(
                        Reason.ROLLOUT_FAILED,
                        "The pods of " + workload.name() + " do not become ready: look at their events.",
                        now.cadence().poll()))
                .or(() -> workload(now, workload -> workload.rollout() == Rollout.PROGRESSING)
                        .filter(workload -> !now.isDeployed()) // an autoscaler's scaling is no news
                        .map(workload -> new Step.Wait(
                                Reason.ROLLING_OUT,
                                "Waiting for the pods of " + workload.name() + ".",
                                now.cadence().poll())));
    }

    /** Everything of the plan in force is there; a rollout in ECS may bring the next one. */
    private static Step rest(Situation now) {
        return now.holdingRollout()
                .<Step>map(rollout -> new Step.Wait(
                        rollout.reason(),
                        rollout.sentence(now.spec().source().service()),
                        now.cadence().poll()))
                .orElseGet(() -> new Step.Done(
                        Reason.DEPLOYED, deployed(now), now.cadence().poll()));
    }

    private static String deployed(Situation now) {
        var inForce = now.cluster().inForce();
        if (inForce.isEmpty()) {
            return "What was applied stays. Drift is not repaired before the next plan is applied: the stored one cannot"
                    + " be read back as it was.";
        }
        return DeployObjects.isWorker(inForce.get())
                ? "Everything is deployed; the worker has 0 replicas and no autoscaler, so that it does not take work"
                        + " beside ECS."
                : "Everything of the plan that takes no traffic is deployed.";
    }

    private static Optional<WorkloadState> workload(Situation now, Predicate<WorkloadState> matching) {
        return now.cluster().workloads().stream().filter(matching).findFirst();
    }

    private static String names(Stream<ObjectState> objects) {
        return objects.map(ObjectState::name).limit(5).collect(Collectors.joining(", "));
    }
}
