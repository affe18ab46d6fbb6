package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.translate.scaling.Metric.CloudWatch;
import dev.ecs2eks.translate.scaling.Metric.Utilization;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** KEDA's ScaledObject: all triggers of a service in one object (T33). */
final class ScaledObjects {

    private final String region;
    private final UniqueNames names = new UniqueNames(
            name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);

    private ScaledObjects(String region) {
        this.region = region;
    }

    /** @param behavior empty where nothing but a schedule scales */
    static GenericKubernetesResource of(
            ObjectMeta metadata,
            int min,
            int max,
            List<Metric> metrics,
            Optional<CronWindow> window,
            Optional<HorizontalPodAutoscalerBehavior> behavior,
            String region) {
        var spec = new LinkedHashMap<String, Object>();
        var reference = new LinkedHashMap<String, Object>();
        reference.put("apiVersion", "apps/v1");
        reference.put("kind", "Deployment");
        reference.put("name", metadata.getName());
        spec.put("scaleTargetRef", reference);
        spec.put("minReplicaCount", min);
        spec.put("maxReplicaCount", max);
        behavior.ifPresent(
                it -> spec.put("advanced", Map.of("horizontalPodAutoscalerConfig", Map.of("behavior", asMap(it)))));
        spec.put("triggers", new ScaledObjects(region).triggers(metrics, window));
        var object = new GenericKubernetesResource();
        object.setApiVersion("keda.sh/v1alpha1");
        object.setKind("ScaledObject");
        object.setMetadata(metadata);
        object.setAdditionalProperty("spec", spec);
        return object;
    }

    private List<Map<String, Object>> triggers(List<Metric> metrics, Optional<CronWindow> window) {
        var triggers = new ArrayList<Map<String, Object>>();
        for (var metric : metrics) {
            triggers.add(metric instanceof CloudWatch cloudWatch ? trigger(cloudWatch) : trigger((Utilization) metric));
        }
        window.ifPresent(it -> triggers.add(trigger(it)));
        return triggers;
    }

    private static Map<String, Object> trigger(Utilization utilization) {
        var trigger = new LinkedHashMap<String, Object>();
        trigger.put("type", utilization.resource());
        trigger.put("metricType", "Utilization");
        trigger.put("metadata", Map.of("value", String.valueOf(utilization.percent())));
        return trigger;
    }

    private Map<String, Object> trigger(CloudWatch metric) {
        var query = metric.query();
        var metadata = new LinkedHashMap<String, Object>();
        if (!region.isEmpty()) {
            metadata.put("awsRegion", region);
        }
        metadata.put("namespace", query.namespace());
        metadata.put("metricName", query.metricName());
        if (!query.dimensions().isEmpty()) {
            metadata.put("dimensionName", joined(query, Metric.Dimension::name));
            metadata.put("dimensionValue", joined(query, Metric.Dimension::value));
        }
        metadata.put("targetMetricValue", plain(metric.target()));
        metadata.put("minMetricValue", "0");
        metadata.put("metricStat", query.statistic());
        metadata.put("metricStatPeriod", String.valueOf(query.period()));
        // CloudWatch has the newest value a minute or two late
        metadata.put("metricCollectionTime", String.valueOf(3L * query.period()));
        if (query.unit() != null && !query.unit().isEmpty() && !query.unit().equals("None")) {
            metadata.put("metricUnit", query.unit());
        }
        metadata.put("ignoreNullValues", "false"); // no data must not scale to the minimum (T33g)
        metadata.put("identityOwner", "operator");
        var trigger = new LinkedHashMap<String, Object>();
        trigger.put("type", "aws-cloudwatch");
        trigger.put("name", names.next(metric.name()));
        // the default divides by the pods once more (T31)
        trigger.put("metricType", "Value");
        trigger.put("metadata", metadata);
        return trigger;
    }

    private Map<String, Object> trigger(CronWindow window) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("timezone", window.timezone());
        metadata.put("start", window.start());
        metadata.put("end", window.end());
        metadata.put("desiredReplicas", String.valueOf(window.desired()));
        var trigger = new LinkedHashMap<String, Object>();
        trigger.put("type", "cron");
        trigger.put("name", names.next(window.name()));
        trigger.put("metadata", metadata);
        return trigger;
    }

    private static String joined(Metric.Query query, Function<Metric.Dimension, String> part) {
        return query.dimensions().stream().map(part).collect(Collectors.joining(";"));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Map<String, Object> asMap(HorizontalPodAutoscalerBehavior behavior) {
        var map = new LinkedHashMap<String, Object>();
        map.put("scaleUp", asMap(behavior.getScaleUp()));
        map.put("scaleDown", asMap(behavior.getScaleDown()));
        return map;
    }

    private static Map<String, Object> asMap(HPAScalingRules rules) {
        var map = new LinkedHashMap<String, Object>();
        if (rules.getStabilizationWindowSeconds() != null) {
            map.put("stabilizationWindowSeconds", rules.getStabilizationWindowSeconds());
        }
        if (rules.getPolicies() != null && !rules.getPolicies().isEmpty()) {
            var policies = new ArrayList<Map<String, Object>>();
            for (var policy : rules.getPolicies()) {
                var entry = new LinkedHashMap<String, Object>();
                entry.put("type", policy.getType());
                entry.put("value", policy.getValue());
                entry.put("periodSeconds", policy.getPeriodSeconds());
                policies.add(entry);
            }
            map.put("policies", policies);
        }
        if (rules.getSelectPolicy() != null) {
            map.put("selectPolicy", rules.getSelectPolicy());
        }
        if (rules.getTolerance() != null) {
            map.put("tolerance", rules.getTolerance().toString());
        }
        return map;
    }
}
