package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.api.EcsMigrationStatus.FindingCounts;
import dev.ecs2eks.api.EcsMigrationStatus.Plan;
import dev.ecs2eks.api.EcsMigrationStatus.Source;
import dev.ecs2eks.api.EcsMigrationStatus.TopFinding;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.Step;
import dev.ecs2eks.plan.PlanStore.Slot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status after a reconcile: what was so, and what the step changed. */
final class Report {

    private static final int TOP = 5;
    private static final int LONGEST = 240;

    /** Of a service or a task definition: all names in it at their longest. */
    private static final int LONGEST_ARN = 640;

    private Report() {}

    static EcsMigrationStatus of(Situation situation, Observed observed, Step step, Outcome outcome) {
        var before = Optional.ofNullable(observed.migration().getStatus()).orElseGet(EcsMigrationStatus::empty);
        var failed = outcome instanceof Outcome.Failed;
        var entered = step instanceof Step.Enter enter && !failed ? enter.stage() : before.stage();
        var findings = step instanceof Step.StorePlan store
                        && store.slot() == Slot.CURRENT
                        && outcome instanceof Outcome.Stored stored
                ? counts(stored.plan().findings())
                : before.findings();
        var inventory = situation.cluster().inventory();
        return StatusSize.bounded(new EcsMigrationStatus(
                observed.migration().getMetadata().getGeneration(),
                entered == null ? Stage.PLAN : entered,
                Conditions.of(situation, step, outcome, findings, before.conditions()),
                source(observed, situation, before.source()),
                plan(situation, step, outcome, before.plan()),
                findings,
                inventory.isEmpty() ? null : inventory.size(),
                inventory));
    }

    private static Source source(Observed observed, Situation situation, @Nullable Source before) {
        if (observed.application().isEmpty() || situation.planned().isEmpty()) {
            return before == null ? new Source(null, null, null) : before;
        }
        var application = observed.application().get();
        return new Source(
                application
                        .service()
                        .map(it -> it.serviceArn())
                        .map(Report::arn)
                        .orElse(null),
                Optional.ofNullable(application.taskDefinition().taskDefinitionArn())
                        .map(Report::arn)
                        .orElse(null),
                situation.planned().get().key().source());
    }

    /** A bundle may call anything an ARN. */
    private static String arn(String text) {
        return Shortened.text(text, LONGEST_ARN);
    }

    private static Plan plan(Situation situation, Step step, Outcome outcome, @Nullable Plan before) {
        var known = before == null ? new Plan(null, null, List.of()) : before;
        if (step instanceof Step.StorePlan store
                && store.slot() == Slot.CURRENT
                && outcome instanceof Outcome.Stored stored) {
            return new Plan(stored.plan().digest(), known.applied(), stored.configMaps());
        }
        if (step instanceof Step.Apply apply && outcome instanceof Outcome.Written) {
            return new Plan(known.digest(), apply.digest(), known.configMaps());
        }
        if (step instanceof Step.Enter enter && enter.stage() == Stage.PLAN) {
            return new Plan(known.digest(), null, known.configMaps());
        }
        return situation
                .planInForce()
                .map(digest -> new Plan(known.digest(), digest, known.configMaps()))
                .orElse(known);
    }

    /** Counts of what nobody accepted; the gravest in few words. */
    static FindingCounts counts(List<Finding> findings) {
        int blocking = count(findings, Severity.BLOCKING);
        int warning = count(findings, Severity.WARNING);
        int info = count(findings, Severity.INFO);
        return new FindingCounts(
                blocking,
                warning,
                info,
                summary(blocking, warning),
                findings.stream()
                        .filter(finding -> finding.severity() != Severity.INFO)
                        .limit(TOP)
                        .map(Report::top)
                        .toList());
    }

    private static String summary(int blocking, int warning) {
        if (blocking == 0 && warning == 0) {
            return "none";
        }
        if (blocking == 0) {
            return warning + " warning";
        }
        return blocking + " blocking" + (warning == 0 ? "" : ", " + warning + " warning");
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding ->
                        finding.severity() == severity && finding.accepted().isEmpty())
                .count();
    }

    private static TopFinding top(Finding finding) {
        return new TopFinding(
                finding.code(),
                finding.severity().label(),
                Shortened.text(finding.field(), LONGEST),
                Shortened.text(finding.message(), LONGEST));
    }
}
