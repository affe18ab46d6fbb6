package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.pod.Json;
import dev.ecs2eks.translate.pod.TagLabels;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;

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
            put(annotations, Label.SERVICE_ARN, service.serviceArn());
            put(annotations, Label.CLUSTER_ARN, service.clusterArn());
        });
        tags(subject, labels, annotations, findings);
        put(
                annotations,
                Label.TASK_DEFINITION,
                subject.application().taskDefinition().taskDefinitionArn());
        put(annotations, Label.FAMILY, subject.application().taskDefinition().family());
        var originals = Originals.of(subject, pod);
        Json.annotate(annotations, Label.ORIGINAL_NAMES, originals.names(), "/taskDefinition", findings);
        Json.annotate(annotations, Label.IMAGE_TAGS, originals.images(), "/taskDefinition", findings);
        metadata.setLabels(labels);
        metadata.setAnnotations(annotations);
        return metadata;
    }

    /** Those of the service, which the task definition's complete; the pods have the latter by themselves. */
    private static void tags(
            Subject subject, Map<String, String> labels, Map<String, String> annotations, Findings findings) {
        var ofTask = subject.application().task().tags();
        var ofService = subject.application().service().map(Service::tags).orElse(List.of());
        TagLabels.label(labels, ofService);
        TagLabels.label(labels, ofTask);
        boolean own = !ofService.isEmpty();
        Json.annotate(
                annotations,
                Label.ECS_TAGS,
                TagLabels.all(own ? ofService : ofTask),
                own ? "/service/tags" : "/tags",
                findings);
    }

    private static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            annotations.put(key, value);
        }
    }
}
