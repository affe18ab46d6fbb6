package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.pod.Json;
import dev.ecs2eks.translate.pod.TagLabels;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names, labels and where the workload comes from. */
final class WorkloadMetadata {

    private WorkloadMetadata() {}

    static ObjectMeta of(Subject subject, PodSpec pod, Findings findings) {
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
        // Those of the task definition are on the pods too, as far as ECS hands them to its tasks.
        TagLabels.label(labels, subject.application().task().tags());
        var originals = Originals.of(subject, pod);
        Json.annotate(annotations, Label.ORIGINAL_NAMES, originals.names(), "/taskDefinition", findings);
        Json.annotate(annotations, Label.IMAGE_TAGS, originals.images(), "/taskDefinition", findings);
        metadata.setLabels(labels);
        metadata.setAnnotations(annotations);
        return metadata;
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            annotations.put(key, value);
        }
    }
}
