package dev.ecs2eks.plan;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.identity.AwsChange;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * What was or will be reviewed and applied.
 *
 * @param manifests in the order in which they are created
 * @param findings accepted ones included, in the contract's order
 * @param digest {@code sha256:…} over manifests and AWS changes; equal content, equal digest
 */
public record Plan(List<HasMetadata> manifests, List<Finding> findings, List<AwsChange> awsChanges, String digest) {

    public Plan {
        manifests = List.copyOf(manifests);
        findings = List.copyOf(findings);
        awsChanges = List.copyOf(awsChanges);
    }

    /** Whether a finding that nobody accepted forbids applying it. */
    public boolean isBlocked() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKING);
    }
}
