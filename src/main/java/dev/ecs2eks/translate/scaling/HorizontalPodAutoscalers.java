package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.translate.scaling.Metric.Utilization;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;
import java.util.ArrayList;
import java.util.List;

/** A HorizontalPodAutoscaler for metrics of the pods alone. */
final class HorizontalPodAutoscalers {

    private HorizontalPodAutoscalers() {}

    static HorizontalPodAutoscaler of(
            ObjectMeta metadata,
            int min,
            int max,
            List<Utilization> metrics,
            HorizontalPodAutoscalerBehavior behavior) {
        var spec = new HorizontalPodAutoscalerSpec();
        spec.setScaleTargetRef(new CrossVersionObjectReference("apps/v1", "Deployment", metadata.getName()));
        spec.setMinReplicas(min);
        spec.setMaxReplicas(max);
        spec.setMetrics(specs(metrics));
        spec.setBehavior(behavior);
        var autoscaler = new HorizontalPodAutoscaler();
        autoscaler.setMetadata(metadata);
        autoscaler.setSpec(spec);
        return autoscaler;
    }

    private static List<MetricSpec> specs(List<Utilization> metrics) {
        var specs = new ArrayList<MetricSpec>(metrics.size());
        for (var metric : metrics) {
            var target = new MetricTarget();
            target.setType("Utilization");
            target.setAverageUtilization(metric.percent());
            var spec = new MetricSpec();
            spec.setType("Resource");
            spec.setResource(new ResourceMetricSource(metric.resource(), target));
            specs.add(spec);
        }
        return specs;
    }
}
