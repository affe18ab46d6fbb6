package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Labels and annotations of the pods. The task definition's ARN is not among them: a new revision alone restarts nothing. */
final class PodMetadata {

    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";
    private static final String DATADOG_LABEL = "com.datadoghq.ad.";
    private static final String DATADOG_ANNOTATION = "ad.datadoghq.com/";
    private static final Set<String> DATADOG_KEYS =
            Set.of("check_names", "init_configs", "instances", "logs", "checks", "tags", "check_id");

    private PodMetadata() {}

    static ObjectMeta of(Subject subject, ContainerOrder order, Findings findings) {
        var labels = subject.labels();
        TagLabels.label(labels, propagated(subject));
        var annotations = new TreeMap<String, String>();
        if (order.all().size() > 1) {
            annotations.put(DEFAULT_CONTAINER, order.main().container().name());
        }
        dockerLabels(annotations, order, findings);
        Json.annotate(
                annotations,
                Label.ECS_TAGS,
                TagLabels.all(subject.application().task().tags()),
                "/tags",
                findings);
        var metadata = new ObjectMeta();
        metadata.setLabels(labels);
        if (!annotations.isEmpty()) {
            metadata.setAnnotations(annotations);
        }
        return metadata;
    }

    /** The tags that ECS puts on tasks. */
    private static List<Tag> propagated(Subject subject) {
        var from = subject.application().service().map(Service::propagateTags).orElse(PropagateTags.NONE);
        if (from == PropagateTags.SERVICE) {
            return subject.application().service().map(Service::tags).orElse(List.of());
        }
        return from == PropagateTags.TASK_DEFINITION
                ? subject.application().task().tags()
                : List.of();
    }

    private static void dockerLabels(Map<String, String> annotations, ContainerOrder order, Findings findings) {
        var labels = new LinkedHashMap<String, Map<String, String>>();
        for (var placed : order.all()) {
            var container = placed.container();
            var own = container.definition().dockerLabels();
            if (!own.isEmpty()) {
                labels.put(container.name(), new TreeMap<>(own));
                datadog(annotations, container);
                EcsEndpoints.lookAt(List.copyOf(new TreeMap<>(own).values()), "dockerLabels", container, findings);
            }
        }
        Json.annotate(annotations, Label.DOCKER_LABELS, labels, "/taskDefinition/containerDefinitions", findings);
    }

    /** The Datadog agent reads annotations of pods where it reads labels of Docker containers. */
    private static void datadog(Map<String, String> annotations, EcsContainer container) {
        container.definition().dockerLabels().forEach((key, value) -> {
            if (key.startsWith(DATADOG_LABEL)) {
                var name = container.name() + "." + key.substring(DATADOG_LABEL.length());
                if (DATADOG_KEYS.contains(key.substring(DATADOG_LABEL.length())) && name.length() <= 63) {
                    annotations.put(DATADOG_ANNOTATION + name, value);
                }
            }
        });
    }
}
