package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.scaling.Metric.CloudWatch;
import dev.ecs2eks.translate.scaling.Metric.Query;
import dev.ecs2eks.translate.subject.Located;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

/** Metrics of CloudWatch, told apart by who publishes them: what ECS publishes ends with the service (T33f). */
final class EcsMetrics {

    private static final Set<String> OF_ECS = Set.of("AWS/ECS", "ECS/ContainerInsights");

    private final String serviceName;
    private final Findings findings;

    EcsMetrics(String serviceName, Findings findings) {
        this.serviceName = serviceName;
        this.findings = findings;
    }

    /**
     * @param place of the metric in the bundle
     * @return empty where nothing outside ECS has it; a finding says so
     */
    Optional<Metric> metric(Query query, String place, Located<ScalingPolicy> policy, double target) {
        if (OF_ECS.contains(query.namespace())) {
            return ownUtilization(query, place).map(it -> TargetTracking.utilization(policy.pointer(), it, target));
        }
        if (query.dimensions().stream().anyMatch(it -> (it.name() + it.value()).contains(";"))) {
            findings.report("dimension-with-semicolon", place, query.title());
            return Optional.empty();
        }
        return Optional.of(new CloudWatch(policy.pointer(), TargetTracking.name(policy), query, target));
    }

    private Optional<String> ownUtilization(Query query, String place) {
        var own = ownUtilization(query);
        own.ifPresentOrElse(
                it -> findings.report("metric-of-ecs-replaced", place, query.title(), it),
                () -> findings.report("metric-dies-with-service", place, query.title()));
        return own;
    }

    /** The utilisation of this service is that of its pods: used over reserved on both sides (T32). */
    private Optional<String> ownUtilization(Query query) {
        var isOwn = query.namespace().equals("AWS/ECS")
                && query.statistic().equals("Average")
                && query.dimensions().stream()
                        .anyMatch(it ->
                                it.name().equals("ServiceName") && it.value().equals(serviceName));
        if (!isOwn) {
            return Optional.empty();
        }
        return switch (query.metricName()) {
            case "CPUUtilization" -> Optional.of("cpu");
            case "MemoryUtilization" -> Optional.of("memory");
            default -> Optional.empty();
        };
    }
}
