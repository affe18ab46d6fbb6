package dev.ecs2eks.plan;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.fields.FieldMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.List;

/** What one object may weigh: etcd refuses a request above 1.5 MiB. */
final class ObjectSizes {

    private static final int LARGEST = 1536 * 1024;

    private ObjectSizes() {}

    /** A blocking finding about the first object that is too large. */
    static Collection<Finding> check(List<HasMetadata> manifests, List<Integer> sizes) {
        var findings = new Findings(FieldMap.compiled());
        for (int i = 0; i < manifests.size(); i++) {
            if (sizes.get(i) > LARGEST) {
                var manifest = manifests.get(i);
                findings.report(
                        "object-too-large",
                        "/taskDefinition",
                        manifest.getKind() + " " + manifest.getMetadata().getName(),
                        sizes.get(i));
            }
        }
        return findings.all();
    }
}
