package dev.ecs2eks.migrate;

import static dev.ecs2eks.migrate.SituationBuilder.DEPLOYMENT;
import static dev.ecs2eks.migrate.SituationBuilder.deployment;
import static dev.ecs2eks.migrate.SituationBuilder.quiet;
import static dev.ecs2eks.migrate.SituationBuilder.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.migrate.ObjectState.Presence;
import dev.ecs2eks.migrate.SourceState.Obstructed;
import dev.ecs2eks.migrate.WorkloadState.ReplicasOwner;
import dev.ecs2eks.migrate.WorkloadState.Rollout;
import dev.ecs2eks.plan.PlanKey;
import dev.ecs2eks.plan.PlanStore.Slot;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Situations and the step that each asks for. */
class DeciderTest {

    private static final PlanKey NEWER_OPERATOR = new PlanKey("source", "spec", "2.0", "cluster");
    private static final PlanKey NEWER_CLUSTER = new PlanKey("source", "spec", "1.0", "other");
    private static final PlanKey NEWER_SOURCE = new PlanKey("other", "spec", "1.0", "cluster");
    private static final PlanKey NEWER_SPEC = new PlanKey("source", "other", "1.0", "cluster");

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of("nothing is left to do", quiet(), "Deployed"),
                Arguments.of(
                        "the plan is all that was asked",
                        quiet().asked(Stage.PLAN).entered(Stage.PLAN),
                        "Planned"),
                Arguments.of(
                        "a plan that is blocked is a plan",
                        quiet().asked(Stage.PLAN).entered(Stage.PLAN).blocking(1),
                        "Planned"),
                Arguments.of("somebody was first", quiet().source(new SourceState.Claimed("a/b")), "SourceClaimed"),
                Arguments.of("a person said stop", quiet().suspended().notStored(), "Suspended"),
                Arguments.of("findings block", quiet().entered(Stage.PLAN).blocking(2), "BlockingFindings"),
                Arguments.of("a name is taken", quiet().objects(Presence.FOREIGN, Presence.MISSING), "ForeignObject"),
                Arguments.of("pods start", quiet().workload(workload(Rollout.PROGRESSING)), "RollingOut"),
                Arguments.of("pods never start", quiet().workload(workload(Rollout.FAILED)), "RolloutFailed"),
                Arguments.of(
                        "an autoscaler scales", quiet().deployed().workload(workload(Rollout.PROGRESSING)), "Deployed"),
                Arguments.of(
                        "a way back that ECS does not allow",
                        quiet().asked(Stage.PLAN).source(seen(false, true, "ACTIVE, 0 of 2")),
                        "EcsNotServing"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void reasons(String story, SituationBuilder situation, String reason) {
        assertThat(reason(Decider.next(situation.build()))).isEqualTo(reason);
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of("no plan is stored", quiet().notStored(), Step.StorePlan.class),
                Arguments.of("the status lost the plan", quiet().notTold(), Step.StorePlan.class),
                Arguments.of("other findings", quiet().findings("others"), Step.StorePlan.class),
                Arguments.of("the cluster is asked again", quiet().blocking(1).trialDue(), Step.StorePlan.class),
                Arguments.of("the service changed", quiet().planned("sha256:2", NEWER_SOURCE), Step.StorePlan.class),
                Arguments.of("the spec changed", quiet().planned("sha256:2", NEWER_SPEC), Step.StorePlan.class),
                Arguments.of("same plan, new key", quiet().planned("sha256:1", NEWER_OPERATOR), Step.StorePlan.class),
                Arguments.of("Deploy begins", quiet().entered(Stage.PLAN), Step.Enter.class),
                Arguments.of("an object is missing", quiet().objects(Presence.MISSING), Step.Apply.class),
                Arguments.of("an object drifted", quiet().objects(Presence.DIFFERENT), Step.Apply.class),
                Arguments.of("the plan no longer wants one", quiet().leftovers(DEPLOYMENT), Step.Remove.class),
                Arguments.of("back to Plan", quiet().asked(Stage.PLAN), Step.Remove.class),
                Arguments.of("back, all gone", quiet().asked(Stage.PLAN).inventory(), Step.Enter.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void writes(String story, SituationBuilder situation, Class<? extends Step> step) {
        assertThat(Decider.next(situation.build())).isInstanceOf(step);
    }

    @Test
    void what_time_heals_is_retried_with_back_off() {
        var step = Decider.next(quiet().source(new Obstructed("SourceThrottled", "AWS asks to slow down.", true, 3))
                .build());
        assertThat(step).isEqualTo(new Step.Wait("SourceThrottled", "AWS asks to slow down.", Duration.ofSeconds(20)));
    }

    @Test
    void what_only_a_person_heals_is_looked_at_slowly() {
        var step = Decider.next(quiet().source(new Obstructed("SourceMissing", "No such cluster.", false, 3))
                .build());
        assertThat(step).isEqualTo(new Step.Stop("SourceMissing", "No such cluster.", Duration.ofMinutes(5)));
    }

    @Test
    void only_what_is_not_as_wanted_is_applied() {
        var step = Decider.next(quiet().objects(Presence.CURRENT, Presence.MISSING, Presence.CURRENT)
                .build());
        assertThat(step).asInstanceOf(type(Step.Apply.class)).satisfies(apply -> assertThat(apply.objects())
                .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("upgrades")
    void an_upgrade_never_restarts_a_fleet(PlanKey key) {
        var beside = Decider.next(quiet().planned("sha256:2", key).build());
        assertThat(beside).asInstanceOf(type(Step.StorePlan.class)).satisfies(store -> assertThat(store.slot())
                .isEqualTo(Slot.NEXT));
        var afterwards = Decider.next(outdated(key).build());
        assertThat(reason(afterwards)).isEqualTo("Deployed");
    }

    @Test
    void drift_from_the_applied_plan_is_repaired_while_a_newer_one_waits() {
        var step = Decider.next(
                outdated(NEWER_OPERATOR).objects(Presence.DIFFERENT).build());
        assertThat(step).asInstanceOf(type(Step.Apply.class)).satisfies(apply -> assertThat(apply.digest())
                .isEqualTo("sha256:1"));
    }

    @Test
    void without_the_applied_plan_nothing_is_compared_and_nothing_pruned() {
        var step = Decider.next(outdated(NEWER_OPERATOR)
                .unreadable()
                .objects(Presence.DIFFERENT)
                .leftovers(DEPLOYMENT)
                .build());
        assertThat(step).asInstanceOf(type(Step.Done.class)).satisfies(done -> assertThat(done.sentence())
                .contains("Drift is not repaired"));
    }

    private static SituationBuilder outdated(PlanKey key) {
        return quiet().planned("sha256:2", key).waiting("sha256:2", key);
    }

    static Stream<PlanKey> upgrades() {
        return Stream.of(NEWER_OPERATOR, NEWER_CLUSTER);
    }

    @Test
    void before_anything_was_applied_an_upgrade_is_just_a_newer_plan() {
        var step = Decider.next(quiet().asked(Stage.PLAN)
                .entered(Stage.PLAN)
                .planned("sha256:2", NEWER_OPERATOR)
                .build());
        assertThat(step).asInstanceOf(type(Step.StorePlan.class)).satisfies(store -> assertThat(store.slot())
                .isEqualTo(Slot.CURRENT));
    }

    @Test
    void an_autoscaler_that_comes_later_gets_the_count_that_runs_before_the_field_is_dropped() {
        var step = Decider.next(quiet().objects(Presence.DIFFERENT)
                .workload(autoscaled(7, ReplicasOwner.APPLIED))
                .build());
        assertThat(step).isEqualTo(new Step.SetReplicas(deployment(), 7));
    }

    @Test
    void the_initial_count_is_set_when_nobody_has_set_one() {
        var step = Decider.next(
                quiet().workload(autoscaled(1, ReplicasOwner.NOBODY)).build());
        assertThat(step).isEqualTo(new Step.SetReplicas(deployment(), 3));
    }

    @Test
    void the_manager_that_created_the_workload_keeps_the_count_alone() {
        var step = Decider.next(
                quiet().workload(autoscaled(5, ReplicasOwner.INITIAL_WITH_MORE)).build());
        assertThat(step).isEqualTo(new Step.SetReplicas(deployment(), 5));
    }

    @Test
    void a_count_that_somebody_set_is_left_alone() {
        var step = Decider.next(
                quiet().workload(autoscaled(9, ReplicasOwner.SETTLED)).build());
        assertThat(reason(step)).isEqualTo("Deployed");
    }

    @Test
    void volumes_claims_are_never_pruned() {
        var claim = new InventoryEntry("v1", "PersistentVolumeClaim", "checkout-files", "uid-2");
        assertThat(reason(Decider.next(quiet().leftovers(claim).build()))).isEqualTo("Deployed");
    }

    private static WorkloadState workload(Rollout rollout) {
        return new WorkloadState(deployment(), OptionalInt.empty(), 1, ReplicasOwner.APPLIED, rollout);
    }

    private static WorkloadState autoscaled(int replicas, ReplicasOwner owner) {
        return new WorkloadState(deployment(), OptionalInt.of(3), replicas, owner, Rollout.COMPLETE);
    }

    private static String reason(Step step) {
        if (step instanceof Step.Wait wait) {
            return wait.reason();
        }
        if (step instanceof Step.Stop stop) {
            return stop.reason();
        }
        return step instanceof Step.Done done ? done.reason() : step.toString();
    }
}
