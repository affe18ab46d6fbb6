package dev.ecs2eks.operator;

import static dev.ecs2eks.migrate.SituationBuilder.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.api.EcsMigrationStatus.Condition;
import dev.ecs2eks.api.EcsMigrationStatus.FindingCounts;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.migrate.ObjectState.Presence;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.SituationBuilder;
import dev.ecs2eks.migrate.SourceRollout;
import dev.ecs2eks.migrate.SourceState;
import dev.ecs2eks.migrate.Step;
import dev.ecs2eks.plan.PlanKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** kstatus: Ready sums up; Reconciling and Stalled exist only while they are true. */
class ConditionsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final FindingCounts NOTHING = new FindingCounts(0, 0, 0, "none", List.of());

    static Stream<Arguments> progress() {
        var done = new Step.Done("Deployed", "", MINUTE);
        return Stream.of(
                Arguments.of(done, new Outcome.Rested(), "True", "absent", "absent"),
                Arguments.of(new Step.Wait("RollingOut", "", MINUTE), new Outcome.Rested(), "False", "True", "absent"),
                Arguments.of(new Step.Wait("Suspended", "", MINUTE), new Outcome.Rested(), "False", "absent", "absent"),
                Arguments.of(
                        new Step.Stop("SourceMissing", "", MINUTE), new Outcome.Rested(), "False", "absent", "True"),
                Arguments.of(new Step.Enter(Stage.DEPLOY), new Outcome.Rested(), "False", "True", "absent"),
                Arguments.of(done, new Outcome.Failed("WriteFailed", "", true, 1), "False", "True", "absent"),
                Arguments.of(done, new Outcome.Failed("WriteRefused", "", false, 1), "False", "absent", "True"));
    }

    @ParameterizedTest
    @MethodSource
    void progress(Step step, Outcome outcome, String ready, String reconciling, String stalled) {
        var statuses = statuses(of(quiet().build(), step, outcome, List.of()));
        assertThat(statuses.getOrDefault("Ready", "absent")).isEqualTo(ready);
        assertThat(statuses.getOrDefault("Reconciling", "absent")).isEqualTo(reconciling);
        assertThat(statuses.getOrDefault("Stalled", "absent")).isEqualTo(stalled);
    }

    @Test
    void the_time_of_a_transition_is_kept_while_nothing_turns() {
        var earlier = Instant.parse("2025-01-01T00:00:00Z").toString();
        var before = List.of(
                new Condition("Ready", "True", "Deployed", "", earlier, 1L),
                new Condition("Deployed", "False", "Progressing", "", earlier, 1L));
        var after = of(quiet().build(), new Step.Done("Deployed", "", MINUTE), new Outcome.Rested(), before);
        assertThat(time(after, "Ready")).isEqualTo(earlier);
        assertThat(time(after, "Deployed")).isEqualTo(SituationBuilder.NOW.toString());
    }

    @Test
    void every_condition_says_which_generation_it_is_about() {
        assertThat(of(quiet().build(), new Step.Done("Deployed", "", MINUTE), new Outcome.Rested(), List.of()))
                .extracting(Condition::observedGeneration)
                .containsOnly(3L);
    }

    @Test
    void a_taken_name_is_told_in_stage_plan_already() {
        var situation = quiet().asked(Stage.PLAN)
                .entered(Stage.PLAN)
                .objects(Presence.FOREIGN)
                .build();
        var after = of(situation, new Step.Done("Planned", "", MINUTE), new Outcome.Rested(), List.of());
        assertThat(condition(after, "Deployable").reason()).isEqualTo("ForeignObject");
    }

    @Test
    void an_outdated_plan_says_why_in_one_sentence() {
        var situation = quiet().planned("sha256:2", new PlanKey("source", "spec", "2.0", "cluster"))
                .build();
        var after = of(situation, new Step.Done("Deployed", "", MINUTE), new Outcome.Rested(), List.of());
        assertThat(condition(after, "PlanOutdated"))
                .satisfies(it -> assertThat(it.status()).isEqualTo("True"))
                .satisfies(it -> assertThat(it.message()).contains("the version of ecs2eks"));
    }

    @Test
    void what_was_not_looked_at_keeps_what_was_said() {
        var before = List.of(new Condition("Deployed", "True", "Deployed", "", "2025-01-01T00:00:00Z", 1L));
        var situation = quiet().source(new SourceState.Claimed("a/b")).build();
        var after = of(situation, new Step.Stop("SourceClaimed", "", MINUTE), new Outcome.Rested(), before);
        assertThat(condition(after, "Deployed")).isEqualTo(before.get(0));
    }

    @Test
    void while_ecs_rolls_out_what_was_deployed_is_still_said_to_be() {
        var before = List.of(
                new Condition("PlanOutdated", "False", "Current", "", "2025-01-01T00:00:00Z", 1L),
                new Condition("Deployed", "True", "Deployed", "", "2025-01-01T00:00:00Z", 1L));
        var rollout = new SourceRollout(
                "rollout-in-progress", "/service", "one is running", false, Optional.empty(), Optional.empty());
        var situation = quiet().planned("sha256:2", new PlanKey("other", "spec", "1.0", "cluster"))
                .source(rollout);
        var wait = new Step.Wait("SourceRolloutInProgress", "", MINUTE);
        assertThat(condition(of(situation.build(), wait, new Outcome.Rested(), before), "Deployed"))
                .satisfies(it -> assertThat(it.status()).isEqualTo("True"))
                .satisfies(it -> assertThat(it.observedGeneration()).isEqualTo(3L));
        var after = of(situation.unreadable().build(), wait, new Outcome.Rested(), before);
        assertThat(condition(after, "Deployed")).isEqualTo(before.get(1));
        assertThat(condition(after, "PlanOutdated")).isEqualTo(before.get(0));
        assertThat(condition(after, "Reconciling").reason()).isEqualTo("SourceRolloutInProgress");
        assertThat(condition(after, "Ready").status()).isEqualTo("False");
    }

    @Test
    void a_sentence_is_never_so_long_that_the_status_outgrows_its_limit() {
        var after = of(
                quiet().build(),
                new Step.Stop("SourceMalformed", "x".repeat(100_000), MINUTE),
                new Outcome.Rested(),
                List.of());
        assertThat(after).allSatisfy(it -> assertThat(it.message().length()).isLessThanOrEqualTo(480));
    }

    private static List<Condition> of(Situation situation, Step step, Outcome outcome, List<Condition> before) {
        return Conditions.of(situation, step, outcome, NOTHING, before);
    }

    private static Map<String, String> statuses(List<Condition> conditions) {
        return conditions.stream().collect(Collectors.toMap(Condition::type, Condition::status));
    }

    private static Condition condition(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(it -> it.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static String time(List<Condition> conditions, String type) {
        return condition(conditions, type).lastTransitionTime();
    }
}
