package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

/**
 * All policies of the service together: an autoscaler takes the metric that asks for most, as ECS does (T33).
 *
 * @param metrics in the order of the policies
 */
record Policies(List<Metric> metrics, Pace pace) {

    static Policies of(Subject subject, Findings findings) {
        var serviceName =
                subject.application().service().map(it -> it.serviceName()).orElse(subject.base());
        var known = new EcsMetrics(serviceName, findings);
        var tracking = new TargetTracking(subject, known, findings);
        var steps = new StepScaling(subject, known, findings);
        var metrics = new ArrayList<Metric>();
        var paces = new ArrayList<Pace>();
        var mine = of(subject);
        for (var policy : mine) {
            switch (type(policy.value())) {
                case "TargetTrackingScaling" -> {
                    tracking.metric(policy).ifPresent(metrics::add);
                    if (policy.value().targetTrackingScalingPolicyConfiguration() != null) {
                        paces.add(TargetTracking.pace(policy.value().targetTrackingScalingPolicyConfiguration()));
                    }
                }
                case "StepScaling" -> {
                    metrics.addAll(steps.metrics(policy));
                    if (policy.value().stepScalingPolicyConfiguration() != null) {
                        paces.add(StepScaling.pace(policy.value().stepScalingPolicyConfiguration()));
                    }
                }
                default -> {} // predictive: the field map says what is lost
            }
        }
        var pace = Pace.ofAll(paces);
        reportMixedScaleIn(mine, pace, findings);
        return new Policies(List.copyOf(metrics), pace);
    }

    /** Where a file leaves it out, what is configured says it. */
    private static String type(ScalingPolicy policy) {
        if (policy.policyType() != null) {
            return policy.policyTypeAsString();
        }
        return policy.targetTrackingScalingPolicyConfiguration() == null ? "StepScaling" : "TargetTrackingScaling";
    }

    boolean isEmpty() {
        return metrics.isEmpty();
    }

    /** Whether some metric brings the count down again once a minimum has been lowered. */
    boolean scaleIn() {
        return !metrics.isEmpty() && pace.scalesIn();
    }

    private static List<Located<ScalingPolicy>> of(Subject subject) {
        var policies = subject.application().scaling().policies().values();
        var mine = new ArrayList<Located<ScalingPolicy>>();
        for (int i = 0; i < policies.size(); i++) {
            if (Bounds.isOf(subject, policies.get(i).resourceId())) {
                mine.add(new Located<>("/scalingPolicies/" + i, policies.get(i)));
            }
        }
        return mine;
    }

    private static void reportMixedScaleIn(List<Located<ScalingPolicy>> policies, Pace pace, Findings findings) {
        for (var policy : policies) {
            var configuration = policy.value().targetTrackingScalingPolicyConfiguration();
            if (pace.scalesIn() && configuration != null && Boolean.TRUE.equals(configuration.disableScaleIn())) {
                findings.report(
                        "several-policies-disable-scale-in",
                        policy.pointer() + "/TargetTrackingScalingPolicyConfiguration/DisableScaleIn");
            }
        }
    }
}
