package dev.ecs2eks.translate.scaling;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What scales the workload. */
enum AutoscalerKind {
    HORIZONTAL_POD_AUTOSCALER("hpa", "minReplicas", "maxReplicas"),
    SCALED_OBJECT("scaledobject", "minReplicaCount", "maxReplicaCount"),
    NONE("", "", "");

    private static final String PAUSE = "autoscaling.keda.sh/paused-replicas";

    private final String resource;
    private final String minimum;
    private final String maximum;

    AutoscalerKind(String resource, String minimum, String maximum) {
        this.resource = resource;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /**
     * The command that sets these limits; only those that are given (T33c).
     *
     * @param wakes whether another action stops all pods, so that this one has to start them again
     */
    String command(String name, @Nullable Integer min, @Nullable Integer max, boolean wakes) {
        if (this == NONE) {
            return scale(name) + (min == null ? max : min);
        }
        if (max != null && max < 1) { // no autoscaler takes a maximum of 0
            return this == SCALED_OBJECT ? annotate(name, PAUSE + "=0") : scale(name) + 0;
        }
        return patch(name, min, max) + (wakes ? wakeUp(name, min) : "");
    }

    private String patch(String name, @Nullable Integer min, @Nullable Integer max) {
        var limits = new ArrayList<String>();
        if (min != null) {
            limits.add("\"" + minimum + "\":" + (this == SCALED_OBJECT ? min : Math.max(1, min)));
        }
        if (max != null) {
            limits.add("\"" + maximum + "\":" + max);
        }
        return "kubectl patch " + resource + " " + name + " --type merge -p '{\"spec\":{" + String.join(",", limits)
                + "}}'";
    }

    /** An autoscaler leaves a workload without pods alone. */
    private String wakeUp(String name, @Nullable Integer min) {
        return this == SCALED_OBJECT
                ? " && " + annotate(name, PAUSE + "-")
                : "; " + scale(name) + (min == null ? 1 : Math.max(1, min)) + " --current-replicas=0 || true";
    }

    private static String scale(String name) {
        return "kubectl scale deployment " + name + " --replicas=";
    }

    private static String annotate(String name, String annotation) {
        return "kubectl annotate scaledobject " + name + " --overwrite " + annotation;
    }
}
