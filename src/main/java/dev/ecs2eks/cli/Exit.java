package dev.ecs2eks.cli;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.report.PlanResult;
import dev.ecs2eks.report.PlanResult.NotPlanned;
import dev.ecs2eks.report.PlanResult.Planned;
import java.util.List;

/** Exit codes of every command (contract: Output). */
final class Exit {

    static final int DONE = 0;
    static final int INTERNAL_ERROR = 1;
    static final int BAD_INPUT = 2;
    static final int BLOCKED = 3;

    private Exit() {}

    /** Of one plan; strict: a warning counts as blocking. */
    static int of(Plan plan, boolean strict) {
        boolean warned = plan.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
        return plan.isBlocked() || strict && warned ? BLOCKED : DONE;
    }

    /** Of several results together. */
    static int of(List<PlanResult> results, boolean strict) {
        if (results.stream().allMatch(NotPlanned.class::isInstance)) {
            return BAD_INPUT;
        }
        return results.stream()
                        .allMatch(result -> result instanceof Planned planned && of(planned.plan(), strict) == DONE)
                ? DONE
                : BLOCKED;
    }
}
