package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.report.PlanResult;
import dev.ecs2eks.report.PlanResult.NotPlanned;
import dev.ecs2eks.report.PlanResult.Planned;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exit codes of the contract. */
class ExitTest {

    private static final PlanResult GOOD = new Planned("good", with());
    private static final PlanResult BLOCKED = new Planned("blocked", with(finding(Severity.BLOCKING)));
    private static final PlanResult BAD = new NotPlanned("bad", "1:1: empty");

    @Test
    void one_plan_is_blocked_by_a_blocking_finding_and_when_strict_by_a_warning() {
        assertThat(Exit.of(with(), true)).isZero();
        assertThat(Exit.of(with(finding(Severity.INFO)), true)).isZero();
        assertThat(Exit.of(with(finding(Severity.WARNING)), false)).isZero();
        assertThat(Exit.of(with(finding(Severity.WARNING)), true)).isEqualTo(3);
        assertThat(Exit.of(with(finding(Severity.BLOCKING)), false)).isEqualTo(3);
    }

    @Test
    void an_accepted_finding_blocks_nothing() {
        assertThat(Exit.of(with(finding(Severity.BLOCKING).acceptedBecause("known")), true))
                .isZero();
    }

    @Test
    void several_are_bad_when_all_are_and_blocked_when_one_is_bad_or_blocked() {
        assertThat(Exit.of(List.of(GOOD, GOOD), false)).isZero();
        assertThat(Exit.of(List.of(GOOD, BLOCKED), false)).isEqualTo(3);
        assertThat(Exit.of(List.of(GOOD, BAD), false)).isEqualTo(3);
        assertThat(Exit.of(List.of(BAD, BAD), false)).isEqualTo(2);
    }

    private static Plan with(Finding... findings) {
        return new Plan(List.of(), List.of(findings), List.of(), "sha256:0");
    }

    private static Finding finding(Severity severity) {
        return new Finding("a-rule", severity, "", "It differs.", "Look.");
    }
}
