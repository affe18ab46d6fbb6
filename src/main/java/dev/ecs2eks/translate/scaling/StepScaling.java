package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.scaling.Metric.Dimension;
import dev.ecs2eks.translate.scaling.Metric.Query;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Step scaling as a metric held at its alarm's threshold (mapping §3.15). The bounds of the steps are offsets from that
 * threshold, no values of the metric (T33e).
 */
final class StepScaling {

    private static final int MINUTE = 60;
    private static final String AVERAGE = "Average";

    private final Subject subject;
    private final EcsMetrics metrics;
    private final Findings findings;

    StepScaling(Subject subject, EcsMetrics metrics, Findings findings) {
        this.subject = subject;
        this.metrics = metrics;
        this.findings = findings;
    }

    /**
     * One for each alarm that sets the policy off; none for a policy that only scales in: the target of the one that
     * scales out does that as well.
     */
    List<Metric> metrics(Located<ScalingPolicy> policy) {
        var configuration = policy.value().stepScalingPolicyConfiguration();
        if (configuration == null) {
            findings.report("scaling-metric-incomplete", policy.pointer(), TargetTracking.name(policy));
            return List.of();
        }
        if (setsACount(configuration)) { // told at its AdjustmentType
            findings.settle(policy.pointer() + "/StepScalingPolicyConfiguration/StepAdjustments");
            return List.of();
        }
        if (largest(configuration) <= 0) {
            return List.of();
        }
        var alarms = policy.value().alarms();
        var pointer = policy.pointer() + "/Alarms";
        if (alarms.isEmpty()) {
            findings.report("alarm-not-in-bundle", pointer, "of policy " + TargetTracking.name(policy));
        }
        var found = new ArrayList<Metric>();
        for (int i = 0; i < alarms.size(); i++) {
            var name = alarms.get(i).alarmName();
            var alarm = subject.application().scaling().alarms().first(it -> Objects.equals(name, it.alarmName()));
            if (alarm.isEmpty()) {
                findings.report("alarm-not-in-bundle", pointer + "/" + i, name);
            } else {
                metric(policy, alarm.get(), pointer + "/" + i).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Metric> metric(Located<ScalingPolicy> policy, MetricAlarm alarm, String place) {
        if (Boolean.FALSE.equals(alarm.actionsEnabled())) {
            findings.report("alarm-without-actions", place, alarm.alarmName());
            return Optional.empty();
        }
        if (String.valueOf(alarm.comparisonOperatorAsString()).startsWith("LessThan")) {
            // in proportion to it, an autoscaler would remove pods when more are needed
            findings.report("alarm-falls-with-load", place, alarm.alarmName());
            return Optional.empty();
        }
        if (alarm.namespace() == null || alarm.metricName() == null || !TargetTracking.isUsable(alarm.threshold())) {
            findings.report("scaling-metric-incomplete", place, alarm.alarmName());
            return Optional.empty();
        }
        var dimensions = alarm.dimensions().stream()
                .map(it -> new Dimension(String.valueOf(it.name()), String.valueOf(it.value())))
                .toList();
        var query = new Query(
                alarm.namespace(),
                alarm.metricName(),
                dimensions,
                statistic(policy.value().stepScalingPolicyConfiguration(), alarm),
                alarm.unitAsString(),
                alarm.period() == null || alarm.period() < MINUTE ? MINUTE : alarm.period());
        return metrics.metric(query, place, policy, alarm.threshold());
    }

    /** The policy's own decides how far a threshold is passed; Average is what it says when it says nothing. */
    private static String statistic(StepScalingPolicyConfiguration configuration, MetricAlarm alarm) {
        return Optional.ofNullable(configuration.metricAggregationTypeAsString())
                .filter(it -> !it.equals(AVERAGE))
                .or(() -> Optional.ofNullable(alarm.statisticAsString()))
                .or(() -> Optional.ofNullable(alarm.extendedStatistic()))
                .orElse(AVERAGE);
    }

    static Pace pace(StepScalingPolicyConfiguration configuration) {
        int cooldown = Pace.orDefault(configuration.cooldown());
        int largest = setsACount(configuration) ? 0 : Math.max(0, largest(configuration));
        var magnitude = configuration.minAdjustmentMagnitude();
        boolean byPercent = "PercentChangeInCapacity".equals(configuration.adjustmentTypeAsString());
        boolean scalesIn = setsACount(configuration)
                || configuration.stepAdjustments().stream()
                        .anyMatch(it -> it.scalingAdjustment() != null && it.scalingAdjustment() < 0);
        int pods = byPercent ? (magnitude == null || largest == 0 ? 0 : Math.max(0, magnitude)) : largest;
        return new Pace(cooldown, cooldown, byPercent ? largest : 0, pods, scalesIn);
    }

    private static int largest(StepScalingPolicyConfiguration configuration) {
        return configuration.stepAdjustments().stream()
                .filter(it -> it.scalingAdjustment() != null)
                .mapToInt(it -> it.scalingAdjustment())
                .max()
                .orElse(0);
    }

    private static boolean setsACount(StepScalingPolicyConfiguration configuration) {
        return "ExactCapacity".equals(configuration.adjustmentTypeAsString());
    }
}
