package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.scaling.Metric.CloudWatch;
import dev.ecs2eks.translate.scaling.Metric.Query;
import java.util.Optional;
import java.util.Set;

/** Metrics of CloudWatch, told apart by who publishes them: what ECS publishes ends with the service (T33f). */
final class EcsMetrics {

    private static final Set<String> OF_ECS = Set.of("AWS/ECS", "ECS/ContainerInsights");

    private EcsMetrics() {}

    static Optional<Metric> metric(
            Query query, String serviceName, String pointer, String name, double target, Findings findings) {
        if (OF_ECS.contains(query.namespace())) {
            var own = ownUtilization(query, serviceName).map(it -> TargetTracking.utilization(pointer, it, target));
            if (own.isEmpty()) {
                findings.report("metric-dies-with-service", pointer, query.title());
            }
            return own;
        }
        if (query.dimensions().stream().anyMatch(it -> (it.name() + it.value()).contains(";"))) {
            findings.report("scaling-metric-incomplete", pointer, query.title());
            return Optional.empty();
        }
        return Optional.of(new CloudWatch(pointer, name, query, target));
    }

    /** The utilisation of this service is that of its pods: used over reserved on both sides (T32). */
    private static Optional<String> ownUtilization(Query query, String serviceName) {
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
