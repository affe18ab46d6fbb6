package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.scaling.Metric.CloudWatch;
import dev.ecs2eks.translate.scaling.Metric.Dimension;
import dev.ecs2eks.translate.scaling.Metric.Query;
import dev.ecs2eks.translate.scaling.Metric.Utilization;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.PredefinedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

/** Target tracking: one metric that is held at a value (mapping §3.15). */
final class TargetTracking {

    private static final String CONFIGURATION = "/TargetTrackingScalingPolicyConfiguration";
    private static final String GROUP_IN_LABEL = "/targetgroup/";
    private static final int MINUTE = 60;

    private final Subject subject;
    private final EcsMetrics metrics;
    private final Findings findings;

    TargetTracking(Subject subject, EcsMetrics metrics, Findings findings) {
        this.subject = subject;
        this.metrics = metrics;
        this.findings = findings;
    }

    /** Empty where the metric has no counterpart; the field map or a finding says so. */
    Optional<Metric> metric(Located<ScalingPolicy> policy) {
        var configuration = policy.value().targetTrackingScalingPolicyConfiguration();
        if (configuration == null || !isUsable(configuration.targetValue())) {
            findings.report(
                    "scaling-metric-incomplete",
                    policy.pointer(),
                    policy.value().policyName());
            return Optional.empty();
        }
        if (configuration.predefinedMetricSpecification() != null) {
            return predefined(policy, configuration.predefinedMetricSpecification(), configuration.targetValue());
        }
        if (configuration.customizedMetricSpecification() != null) {
            return customized(policy, configuration.customizedMetricSpecification(), configuration.targetValue());
        }
        findings.report("scaling-metric-incomplete", policy.pointer() + CONFIGURATION, name(policy));
        return Optional.empty();
    }

    static boolean isUsable(@Nullable Double target) {
        return target != null && target > 0 && target < Integer.MAX_VALUE;
    }

    static Pace pace(TargetTrackingScalingPolicyConfiguration configuration) {
        return new Pace(
                Pace.orDefault(configuration.scaleOutCooldown()),
                Pace.orDefault(configuration.scaleInCooldown()),
                100,
                4,
                !Boolean.TRUE.equals(configuration.disableScaleIn()));
    }

    private Optional<Metric> predefined(
            Located<ScalingPolicy> policy, PredefinedMetricSpecification metric, double target) {
        return switch (String.valueOf(metric.predefinedMetricTypeAsString())) {
            case "ECSServiceAverageCPUUtilization", "ECSServiceAverageCPUUtilizationHighResolution" ->
                Optional.of(utilization(policy.pointer(), "cpu", target));
            case "ECSServiceAverageMemoryUtilization", "ECSServiceAverageMemoryUtilizationHighResolution" ->
                Optional.of(utilization(policy.pointer(), "memory", target));
            case "ALBRequestCountPerTarget" -> requests(policy, metric.resourceLabel(), target);
            case "null" -> {
                var pointer = policy.pointer() + CONFIGURATION + "/PredefinedMetricSpecification";
                findings.report("scaling-metric-incomplete", pointer, name(policy));
                yield Optional.empty();
            }
            default -> Optional.empty(); // the field map names it
        };
    }

    /** Kubernetes takes whole percents; the smaller one scales out no later. */
    static Metric utilization(String pointer, String resource, double target) {
        return new Utilization(pointer, resource, Math.max(1, (int) Math.floor(target)));
    }

    private Optional<Metric> requests(Located<ScalingPolicy> policy, @Nullable String label, double target) {
        int group = label == null ? -1 : label.indexOf(GROUP_IN_LABEL);
        var pointer = policy.pointer() + CONFIGURATION + "/PredefinedMetricSpecification/ResourceLabel";
        if (label == null || group < 1) {
            findings.report("scaling-metric-incomplete", pointer, policy.value().policyName());
            return Optional.empty();
        }
        if (!isBehind(label.substring(group + 1))) {
            findings.report("requests-of-other-target-group", pointer, label.substring(group + 1));
        }
        // the label names the target group, which pods and tasks share (T33g)
        var dimensions = List.of(
                new Dimension("TargetGroup", label.substring(group + 1)),
                new Dimension("LoadBalancer", label.substring(0, group)));
        var query = new Query("AWS/ApplicationELB", "RequestCountPerTarget", dimensions, "Sum", null, MINUTE);
        return Optional.of(new CloudWatch(policy.pointer(), name(policy), query, target));
    }

    /** Either of the two groups that blue/green deployments swap counts. */
    private boolean isBehind(String group) {
        return subject.application().service().stream()
                .flatMap(service -> Stream.concat(
                        service.loadBalancers().stream(),
                        service.taskSets().stream().flatMap(it -> it.loadBalancers().stream())))
                .flatMap(it -> Stream.of(
                        String.valueOf(it.targetGroupArn()),
                        it.advancedConfiguration() == null
                                ? ""
                                : String.valueOf(it.advancedConfiguration().alternateTargetGroupArn())))
                .anyMatch(arn -> arn.endsWith(":" + group));
    }

    private Optional<Metric> customized(
            Located<ScalingPolicy> policy, CustomizedMetricSpecification metric, double target) {
        var pointer = policy.pointer() + CONFIGURATION + "/CustomizedMetricSpecification";
        if (!metric.metrics().isEmpty()) {
            return single(metric).flatMap(query -> {
                findings.report("single-metric-query", pointer + "/Metrics", query.title());
                return metrics.metric(query, pointer, policy, target);
            });
        }
        if (metric.namespace() == null || metric.metricName() == null) {
            findings.report("scaling-metric-incomplete", pointer, policy.value().policyName());
            return Optional.empty();
        }
        var dimensions = metric.dimensions().stream()
                .map(it -> new Dimension(String.valueOf(it.name()), String.valueOf(it.value())))
                .toList();
        var query = new Query(
                metric.namespace(),
                metric.metricName(),
                dimensions,
                Optional.ofNullable(metric.statisticAsString()).orElse("Average"),
                metric.unit(),
                MINUTE);
        return metrics.metric(query, pointer, policy, target);
    }

    /** A list of queries that holds one plain metric is no metric math. */
    private static Optional<Query> single(CustomizedMetricSpecification specification) {
        var queries = specification.metrics();
        if (queries.size() != 1
                || queries.get(0).expression() != null
                || queries.get(0).metricStat() == null
                || queries.get(0).metricStat().metric() == null) {
            return Optional.empty();
        }
        var stat = queries.get(0).metricStat();
        var metric = stat.metric();
        if (metric.namespace() == null || metric.metricName() == null) {
            return Optional.empty();
        }
        var dimensions = metric.dimensions().stream()
                .map(it -> new Dimension(String.valueOf(it.name()), String.valueOf(it.value())))
                .toList();
        return Optional.of(new Query(
                metric.namespace(),
                metric.metricName(),
                dimensions,
                Optional.ofNullable(stat.stat()).orElse("Average"),
                stat.unit(),
                MINUTE));
    }

    static String name(Located<ScalingPolicy> policy) {
        return policy.value().policyName() == null ? "metric" : policy.value().policyName();
    }
}
