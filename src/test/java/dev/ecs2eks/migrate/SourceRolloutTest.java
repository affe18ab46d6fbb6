package dev.ecs2eks.migrate;

import static dev.ecs2eks.migrate.SituationBuilder.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ecs2eks.api.Stage;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.migrate.ObjectState.Presence;
import dev.ecs2eks.plan.PlanKey;
import dev.ecs2eks.plan.PlanStore.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In the middle of a rollout ECS shows what may not stay: nothing new is carried over before it has completed. */
class SourceRolloutTest {

    private static final String FIELD = "/service/deployments/0/rolloutState";
    private static final Finding WARNING =
            new Finding("rollout-in-progress", Severity.WARNING, FIELD, "not complete", "wait");
    private static final PlanKey NEWER = new PlanKey("other", "spec", "1.0", "cluster");
    private static final PlanKey NEWER_OPERATOR = new PlanKey("source", "spec", "2.0", "cluster");
    private static final SourceRollout ROLLOUT = rollout(false);

    static Stream<Arguments> waits() {
        return Stream.of(
                Arguments.of("a later version rolls out", newer().source(ROLLOUT), "SourceRolloutInProgress"),
                Arguments.of("a later version failed", newer().source(rollout(true)), "SourceRolloutFailed"),
                Arguments.of(
                        "Deploy is asked at once",
                        neverApplied().notStored().source(ROLLOUT),
                        "SourceRolloutInProgress"),
                Arguments.of(
                        "the plan of stage Plan is there", neverApplied().source(ROLLOUT), "SourceRolloutInProgress"),
                Arguments.of(
                        "a plan was stored and not applied",
                        quiet().notApplied().objects(Presence.MISSING).source(ROLLOUT),
                        "SourceRolloutInProgress"),
                Arguments.of(
                        "this program is newer as well",
                        quiet().planned("sha256:2", NEWER_OPERATOR).source(ROLLOUT),
                        "SourceRolloutInProgress"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void waits(String story, SituationBuilder situation, String reason) {
        assertThat(Decider.next(situation.finding(WARNING).build()))
                .asInstanceOf(type(Step.Wait.class))
                .satisfies(wait -> assertThat(wait.reason()).isEqualTo(reason))
                .satisfies(wait -> assertThat(wait.lookAgain())
                        .as("no more reads than of a quiet service")
                        .isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void drift_from_the_applied_plan_is_repaired_meanwhile() {
        var drifted = newer().source(ROLLOUT).objects(Presence.DIFFERENT);
        assertThat(Decider.next(drifted.build()))
                .asInstanceOf(type(Step.Apply.class))
                .satisfies(apply -> assertThat(apply.digest()).isEqualTo("sha256:1"));
        assertThat(Decider.next(drifted.unreadable().build())).isInstanceOf(Step.Wait.class);
    }

    static Stream<Arguments> goesOn() {
        var accepted = WARNING.acceptedBecause("it is the version we want");
        return Stream.of(
                Arguments.of("a person says so", newer().source(ROLLOUT).finding(accepted), Step.StorePlan.class),
                Arguments.of("the rollout has completed", newer(), Step.StorePlan.class),
                Arguments.of(
                        "the same version is rolled out anew, which is told",
                        quiet().source(ROLLOUT).finding(WARNING),
                        Step.StorePlan.class),
                Arguments.of(
                        "the same version is rolled out anew, and it was told",
                        quiet().source(ROLLOUT),
                        Step.Done.class),
                Arguments.of(
                        "drift from the same version",
                        quiet().source(ROLLOUT).objects(Presence.DIFFERENT),
                        Step.Apply.class),
                Arguments.of("the way leads back", newer().asked(Stage.PLAN).source(ROLLOUT), Step.StorePlan.class),
                Arguments.of(
                        "the migration is deleted",
                        newer().source(ROLLOUT).deletedAgo(Duration.ofSeconds(1)),
                        Step.Remove.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void goesOn(String story, SituationBuilder situation, Class<? extends Step> step) {
        assertThat(Decider.next(situation.build())).isInstanceOf(step);
    }

    @Test
    void another_finding_accepted_is_not_this_one() {
        var elsewhere = WARNING.at("/service/taskSets").acceptedBecause("known");
        assertThat(Decider.next(newer().source(ROLLOUT).finding(elsewhere).build()))
                .isInstanceOf(Step.Wait.class);
    }

    @Test
    void stage_plan_shows_what_would_be_lost_all_the_same() {
        var planning =
                quiet().asked(Stage.PLAN).entered(Stage.PLAN).notApplied().source(ROLLOUT);
        assertThat(Decider.next(planning.notStored().build()))
                .asInstanceOf(type(Step.StorePlan.class))
                .satisfies(store -> assertThat(store.slot()).isEqualTo(Slot.CURRENT));
        var stored = quiet().asked(Stage.PLAN).entered(Stage.PLAN).notApplied().source(ROLLOUT);
        assertThat(Decider.next(stored.build()))
                .asInstanceOf(type(Step.Done.class))
                .satisfies(done -> assertThat(done.sentence()).contains("waits for the rollout"));
    }

    @Test
    void the_sentence_names_the_service_the_deployment_since_when_and_the_way_out() {
        assertThat(ROLLOUT.sentence("checkout"))
                .contains("ECS service checkout")
                .contains("deployment ecs-svc/2 is IN_PROGRESS since 2026-01-02T03:00:00Z")
                .contains("wait")
                .contains("rollout-in-progress at " + FIELD);
    }

    @Test
    void a_failed_rollout_is_told_in_the_words_of_ecs() {
        assertThat(rollout(true).sentence("checkout"))
                .contains("has failed")
                .contains("roll it back or forward")
                .endsWith("ECS says: tasks failed to start.");
    }

    private static SituationBuilder newer() {
        return quiet().planned("sha256:2", NEWER);
    }

    private static SituationBuilder neverApplied() {
        return quiet().entered(Stage.PLAN).notApplied().inventory().objects(Presence.MISSING);
    }

    private static SourceRollout rollout(boolean failed) {
        return new SourceRollout(
                "rollout-in-progress",
                FIELD,
                "deployment ecs-svc/2 is " + (failed ? "FAILED" : "IN_PROGRESS"),
                failed,
                Optional.of(Instant.parse("2026-01-02T03:00:00Z")),
                failed ? Optional.of("tasks failed to start.") : Optional.empty());
    }
}
