package dev.ecs2eks.translate.scaling;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.ArrayList;
import java.util.List;

/** Cooldowns and suspensions as the behavior of an autoscaler (mapping §3.15). */
final class Behavior {

    /** What Kubernetes takes. */
    private static final int LONGEST_PERIOD = 1800;

    private static final int LONGEST_WINDOW = 3600;

    /** Kubernetes' own period, where ECS has no pause at all. */
    private static final int SHORTEST_PERIOD = 15;

    private static final int SHORTEST_WINDOW = 300;
    private static final String DISABLED = "Disabled";

    private Behavior() {}

    static HorizontalPodAutoscalerBehavior of(Bounds bounds, Pace pace, boolean withoutTolerance) {
        var behavior = new HorizontalPodAutoscalerBehavior();
        behavior.setScaleUp(scaleUp(bounds, pace, withoutTolerance));
        behavior.setScaleDown(scaleDown(bounds, pace));
        return behavior;
    }

    private static HPAScalingRules scaleUp(Bounds bounds, Pace pace, boolean withoutTolerance) {
        var rules = new HPAScalingRules();
        rules.setStabilizationWindowSeconds(0);
        var policies = policies(pace);
        if (!policies.isEmpty()) {
            rules.setPolicies(policies);
        }
        rules.setSelectPolicy(bounds.isScalingOutSuspended() ? DISABLED : "Max");
        if (withoutTolerance) {
            rules.setTolerance(new Quantity("0")); // T30
        }
        return rules;
    }

    private static List<HPAScalingPolicy> policies(Pace pace) {
        int period = Math.min(LONGEST_PERIOD, Math.max(SHORTEST_PERIOD, pace.outSeconds()));
        var policies = new ArrayList<HPAScalingPolicy>(2);
        if (pace.percent() > 0) {
            policies.add(new HPAScalingPolicy(period, "Percent", pace.percent()));
        }
        if (pace.pods() > 0) {
            policies.add(new HPAScalingPolicy(period, "Pods", pace.pods()));
        }
        return policies;
    }

    private static HPAScalingRules scaleDown(Bounds bounds, Pace pace) {
        var rules = new HPAScalingRules();
        if (bounds.isScalingInSuspended() || !pace.scalesIn()) {
            rules.setSelectPolicy(DISABLED);
        } else {
            rules.setStabilizationWindowSeconds(Math.min(LONGEST_WINDOW, Math.max(SHORTEST_WINDOW, pace.inSeconds())));
        }
        return rules;
    }
}
