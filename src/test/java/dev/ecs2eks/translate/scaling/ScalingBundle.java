package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.translate.Given;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bundles with Application Auto Scaling, and what becomes of them. */
final class ScalingBundle {

    static final String BOUNDS = target("'MinCapacity':2,'MaxCapacity':12");

    private ScalingBundle() {}

    static String target(String members) {
        return "'scalableTargets':[{'ServiceNamespace':'ecs','ResourceId':'service/prod/orders',"
                + "'ScalableDimension':'ecs:service:DesiredCount'," + members + "}]";
    }

    static String policies(String... policies) {
        return "'scalingPolicies':[" + String.join(",", policies) + "]";
    }

    static String tracking(String configuration) {
        return "{'PolicyName':'p','ResourceId':'service/prod/orders','PolicyType':'TargetTrackingScaling',"
                + "'TargetTrackingScalingPolicyConfiguration':{" + configuration + "}}";
    }

    static String cpu(int target, String... more) {
        return predefined("ECSServiceAverageCPUUtilization", target, more);
    }

    static String predefined(String metric, int target, String... more) {
        return tracking("'TargetValue':" + target + ",'PredefinedMetricSpecification':{'PredefinedMetricType':'"
                + metric + "'}" + (more.length == 0 ? "" : "," + String.join(",", more)));
    }

    static Optional<HasMetadata> autoscaler(Given given) {
        return Autoscalers.of(given.subject(), given.findings());
    }

    static HorizontalPodAutoscaler hpa(Given given) {
        return (HorizontalPodAutoscaler) autoscaler(given).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> scaledObject(Given given) {
        var object = (GenericKubernetesResource) autoscaler(given).orElseThrow();
        return (Map<String, Object>) object.getAdditionalProperties().get("spec");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> triggers(Given given) {
        return (List<Map<String, Object>>) scaledObject(given).get("triggers");
    }
}
