package dev.ecs2eks.translate;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.translate.identity.AwsChange;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * What a service becomes.
 *
 * @param manifests in the order in which they are created (mapping G11)
 * @param findings by severity, then place in the bundle, then code
 */
public record Translation(List<HasMetadata> manifests, List<Finding> findings, List<AwsChange> awsChanges) {

    public Translation {
        manifests = List.copyOf(manifests);
        findings = List.copyOf(findings);
        awsChanges = List.copyOf(awsChanges);
    }
}
