package dev.ecs2eks.plan;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Wording;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the operator does not create on behalf of whoever may create a migration. */
public final class Restrictions {

    private static final Set<String> CLUSTER_SCOPED = Set.of("PersistentVolume", "StorageClass");

    /** More than a service has; the status has no room to list many more. */
    static final int MOST_OBJECTS = 40;

    private Restrictions() {}

    /** A finding for each limit that these objects break. */
    public static List<Finding> of(List<HasMetadata> manifests, Wording wording) {
        var findings = new Findings(wording);
        var clusterScoped = manifests.stream()
                .filter(Restrictions::isClusterScoped)
                .map(manifest ->
                        manifest.getKind() + " " + manifest.getMetadata().getName())
                .collect(Collectors.joining(", "));
        if (!clusterScoped.isEmpty()) {
            findings.report("cluster-scoped-object", "", clusterScoped);
        }
        if (manifests.size() > MOST_OBJECTS) {
            findings.report("too-many-objects", "", manifests.size(), MOST_OBJECTS);
        }
        return List.copyOf(findings.all());
    }

    /** Never created by the operator, whatever a person accepts: it belongs to more than one namespace. */
    public static boolean isClusterScoped(HasMetadata manifest) {
        return CLUSTER_SCOPED.contains(manifest.getKind());
    }
}
