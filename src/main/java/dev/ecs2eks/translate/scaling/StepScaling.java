package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.scaling.Metric.Dimension;
import dev.ecs2eks.translate.scaling.Metric.Query;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
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

    /** Empty for a policy that only scales in: the target of the one that scales out does that as well. */
    Optional<Metric> metric(Located<ScalingPolicy> policy) {
        var configuration = policy.value().stepScalingPolicyConfiguration();
        if (configuration == null) {
            findings.report("scaling-metric-incomplete", policy.pointer(), TargetTracking.name(policy));
            return Optional.empty();
        }
        if (largest(configuration) <= 0 || setsACount(configuration)) {
            return Optional.empty();
        }
        var alarms = policy.value().alarms();
        var name = alarms.isEmpty() ? null : alarms.get(0).alarmName();
        var alarm = name == null ? Optional.<MetricAlarm>empty() : alarm(name);
        if (alarm.isEmpty()) {
            findings.report(
                    "alarm-not-in-bundle",
                    policy.pointer() + "/Alarms",
                    name == null ? "of policy " + TargetTracking.name(policy) : name);
            return Optional.empty();
        }
        return metric(policy, alarm.get());
    }

    private Optional<MetricAlarm> alarm(String name) {
        return subject.application().scaling().alarms().first(it -> name.equals(it.alarmName()));
    }

    private Optional<Metric> metric(Located<ScalingPolicy> policy, MetricAlarm alarm) {
        if (alarm.namespace() == null || alarm.metricName() == null || !TargetTracking.isUsable(alarm.threshold())) {
            findings.report("scaling-metric-incomplete", policy.pointer(), alarm.alarmName());
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
        return metrics.metric(query, policy.pointer(), policy, alarm.threshold());
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
