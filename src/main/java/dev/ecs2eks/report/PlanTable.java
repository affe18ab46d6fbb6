package dev.ecs2eks.report;

import dev.ecs2eks.plan.Plan;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** A plan at a glance: what would be created, what would change in AWS, what is found. */
public final class PlanTable {

    private final FindingsTable findings;

    public PlanTable(FindingsTable findings) {
        this.findings = findings;
    }

    public String of(Plan plan) {
        var table = new StringBuilder();
        int kinds = plan.manifests().stream()
                .mapToInt(manifest -> manifest.getKind().length())
                .max()
                .orElse(0);
        for (HasMetadata manifest : plan.manifests()) {
            table.append(manifest.getKind())
                    .append(" ".repeat(kinds - manifest.getKind().length() + 2))
                    .append(manifest.getMetadata().getName())
                    .append('\n');
        }
        plan.awsChanges().forEach(change -> table.append(change.action())
                .append("  ")
                .append(change.resource())
                .append("  (")
                .append(change.mode())
                .append(")\n"));
        if (!table.isEmpty()) {
            table.append('\n');
        }
        return table.append(findings.of(plan.findings())).toString();
    }
}
