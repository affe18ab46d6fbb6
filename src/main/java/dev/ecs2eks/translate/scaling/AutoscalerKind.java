package dev.ecs2eks.translate.scaling;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What scales the workload. */
enum AutoscalerKind {
    HORIZONTAL_POD_AUTOSCALER("hpa", "minReplicas", "maxReplicas"),
    SCALED_OBJECT("scaledobject", "minReplicaCount", "maxReplicaCount"),
    NONE("", "", "");

    private final String resource;
    private final String minimum;
    private final String maximum;

    AutoscalerKind(String resource, String minimum, String maximum) {
        this.resource = resource;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /** The command that sets these limits; only those that are given (T33c). */
    String command(String name, @Nullable Integer min, @Nullable Integer max) {
        if (this == NONE) {
            return "kubectl scale deployment " + name + " --replicas=" + (min == null ? max : min);
        }
        var limits = new ArrayList<String>();
        if (min != null) {
            limits.add("\"" + minimum + "\":" + min);
        }
        if (max != null) {
            limits.add("\"" + maximum + "\":" + max);
        }
        return "kubectl patch " + resource + " " + name + " --type merge -p '{\"spec\":{" + String.join(",", limits)
                + "}}'";
    }
}
