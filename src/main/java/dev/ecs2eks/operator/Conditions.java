package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigrationStatus.Condition;
import dev.ecs2eks.api.EcsMigrationStatus.FindingCounts;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.migrate.ObjectState.Presence;
import dev.ecs2eks.migrate.Planned;
import dev.ecs2eks.migrate.Reason;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions after a reconcile (kstatus): Reconciling and Stalled exist only while they are true. */
final class Conditions {

    static final String READY = "Ready";
    static final String RECONCILING = "Reconciling";
    static final String STALLED = "Stalled";
    static final String DEPLOYABLE = "Deployable";
    static final String PLAN_OUTDATED = "PlanOutdated";
    static final String DEPLOYED = "Deployed";

    private static final Set<String> ROLLOUT_OF_THE_SOURCE =
            Set.of(Reason.SOURCE_ROLLOUT_IN_PROGRESS, Reason.SOURCE_ROLLOUT_FAILED);

    /** The status must stay below 8 KiB, whatever the input. */
    private static final int LONGEST = 480;

    private final List<Condition> before;
    private final long generation;
    private final Instant now;
    private final List<Condition> conditions = new ArrayList<>();

    Conditions(List<Condition> before, long generation, Instant now) {
        this.before = before;
        this.generation = generation;
        this.now = now;
    }

    static List<Condition> of(
            Situation situation, Step step, Outcome outcome, @Nullable FindingCounts findings, List<Condition> before) {
        var conditions =
                new Conditions(before, situation.migration().getMetadata().getGeneration(), situation.now());
        conditions.progress(step, outcome);
        conditions.deployable(situation, findings);
        conditions.planOutdated(situation);
        conditions.deployed(situation, step);
        return conditions.all();
    }

    /** Only the bug that ended a reconcile is news; everything else stays as it was told before. */
    static List<Condition> ofFailure(
            String reason, String sentence, List<Condition> before, long generation, Instant now) {
        var conditions = new Conditions(before, generation, now);
        before.stream()
                .filter(it -> !List.of(READY, RECONCILING, STALLED).contains(it.type()))
                .forEach(conditions.conditions::add);
        conditions.set(READY, "False", reason, sentence);
        return conditions.all();
    }

    private void progress(Step step, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            set(READY, "False", failed.reason(), failed.sentence());
            set(failed.healsByItself() ? RECONCILING : STALLED, "True", failed.reason(), failed.sentence());
        } else if (step instanceof Step.Done done) {
            set(READY, "True", done.reason(), done.sentence());
        } else if (step instanceof Step.Stop stop) {
            set(READY, "False", stop.reason(), stop.sentence());
            set(STALLED, "True", stop.reason(), stop.sentence());
        } else if (step instanceof Step.Wait wait) {
            set(READY, "False", wait.reason(), wait.sentence());
            if (!wait.reason().equals(Reason.SUSPENDED)) {
                set(RECONCILING, "True", wait.reason(), wait.sentence());
            }
        } else {
            set(READY, "False", Reason.PROGRESSING, "Steps are being taken.");
            set(RECONCILING, "True", Reason.PROGRESSING, "Steps are being taken.");
        }
    }

    private void deployable(Situation situation, @Nullable FindingCounts findings) {
        var foreign = situation.cluster().objects().stream()
                .filter(it -> it.presence() == Presence.FOREIGN)
                .findFirst();
        if (findings == null) {
            return; // no plan was ever stored, so nobody knows
        }
        if (findings.blocking() > 0) {
            set(
                    DEPLOYABLE,
                    "False",
                    Reason.BLOCKING_FINDINGS,
                    "Findings block stage Deploy: " + findings.blocking() + ".");
        } else if (foreign.isPresent()) {
            set(DEPLOYABLE, "False", Reason.FOREIGN_OBJECT, foreign.get().name() + " exists and is not ours.");
        } else {
            set(DEPLOYABLE, "True", Reason.NOTHING_BLOCKS, "No finding blocks stage Deploy.");
        }
    }

    private void planOutdated(Situation situation) {
        if (situation.isOutdated()) {
            var difference = situation.planned().map(Planned::key).orElseThrow();
            set(
                    PLAN_OUTDATED,
                    "True",
                    Reason.OUTDATED,
                    "Another plan follows from a change of "
                            + difference.differenceTo(
                                    situation.cluster().stored().orElseThrow().key())
                            + "; it is stored beside the applied one and comes into force with the next change.");
        } else if (situation.planned().isPresent() && situation.holdingRollout().isEmpty()) {
            set(PLAN_OUTDATED, "False", Reason.CURRENT, "The stored plan is the newest.");
        } else {
            keep(PLAN_OUTDATED);
        }
    }

    private void deployed(Situation situation, Step step) {
        if (isDeployed(situation, step)) {
            set(DEPLOYED, "True", Reason.DEPLOYED, "Everything that takes no traffic is there and rolled out.");
        } else if (situation.planned().isEmpty()
                || situation.isHeldBack() && situation.cluster().inForce().isEmpty()) {
            keep(DEPLOYED);
        } else if (situation.migration().getSpec().stage() == Stage.DEPLOY) {
            set(DEPLOYED, "False", Reason.PROGRESSING, "Not everything is there and rolled out.");
        }
    }

    /** Also while a rollout in ECS holds the next plan back: what is in force is there. */
    private static boolean isDeployed(Situation situation, Step step) {
        return step instanceof Step.Done done && done.reason().equals(Reason.DEPLOYED)
                || step instanceof Step.Wait wait
                        && ROLLOUT_OF_THE_SOURCE.contains(wait.reason())
                        && situation.cluster().inForce().isPresent();
    }

    private void set(String type, String status, String reason, String sentence) {
        var earlier = earlier(type).filter(it -> it.status().equals(status));
        var since = earlier.map(Condition::lastTransitionTime)
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.add(new Condition(type, status, reason, Shortened.text(sentence, LONGEST), since, generation));
    }

    private void keep(String type) {
        earlier(type).ifPresent(conditions::add);
    }

    private Optional<Condition> earlier(String type) {
        return before.stream().filter(it -> it.type().equals(type)).findFirst();
    }

    private List<Condition> all() {
        return List.copyOf(conditions);
    }
}
