package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.pod.Json;
import dev.ecs2eks.translate.pod.TagLabels;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names, labels and where the workload comes from. */
final class WorkloadMetadata {

    private WorkloadMetadata() {}

    static ObjectMeta of(Subject subject, Findings findings) {
        var metadata = new ObjectMeta();
        metadata.setName(subject.base());
        metadata.setNamespace(subject.options().namespace().orElse(null));
        var labels = subject.labels();
        var annotations = new TreeMap<String, String>();
        subject.application().service().ifPresent(service -> {
            TagLabels.label(labels, service.tags());
            put(annotations, Label.SERVICE_ARN, service.serviceArn());
            put(annotations, Label.CLUSTER_ARN, service.clusterArn());
            Json.annotate(annotations, Label.ECS_TAGS, TagLabels.all(service.tags()), "/service/tags", findings);
        });
        put(
                annotations,
                Label.TASK_DEFINITION,
                subject.application().taskDefinition().taskDefinitionArn());
        put(annotations, Label.FAMILY, subject.application().taskDefinition().family());
        Json.annotate(annotations, Label.ORIGINAL_NAMES, originals(subject), "/taskDefinition", findings);
        metadata.setLabels(labels);
        metadata.setAnnotations(annotations);
        return metadata;
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            annotations.put(key, value);
        }
    }

    /** What had to be renamed: kind → name here → name in ECS. */
    private static Map<String, Map<String, String>> originals(Subject subject) {
        var originals = new TreeMap<String, Map<String, String>>();
        subject.application()
                .service()
                .ifPresent(service -> add(originals, "service", subject.base(), service.serviceName()));
        for (var container : subject.containers()) {
            add(originals, "containers", container.name(), container.originalName());
        }
        subject.volumeNames().forEach((original, name) -> add(originals, "volumes", name, original));
        return originals;
    }

    private static void add(
            Map<String, Map<String, String>> originals, String kind, String name, @Nullable String original) {
        if (original != null && !original.isEmpty() && !original.equals(name)) {
            originals.computeIfAbsent(kind, key -> new TreeMap<>()).put(name, original);
        }
    }
}
