package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.PortMapping;

/** What ECS calls things that have another name in the pod, and the images behind digests. */
record Originals(Subject subject, Map<String, Container> containers) {

    static Originals of(Subject subject, PodSpec pod) {
        var containers = new HashMap<String, Container>();
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .forEach(container -> containers.put(container.getName(), container));
        return new Originals(subject, containers);
    }

    /** Kind → name here → name in ECS (mapping G5). */
    Map<String, Map<String, String>> names() {
        var names = new TreeMap<String, Map<String, String>>();
        subject.application()
                .service()
                .ifPresent(service -> add(names, "service", subject.base(), service.serviceName()));
        for (var container : subject.containers()) {
            add(names, "containers", container.name(), container.originalName());
            ports(names, container);
        }
        subject.volumeNames().forEach((original, name) -> add(names, "volumes", name, original));
        return names;
    }

    /** Container → image as the task definition has it, where its tag gave way to a digest (T20). */
    Map<String, String> images() {
        var images = new TreeMap<String, String>();
        for (var container : subject.containers()) {
            var written = containers.get(container.name());
            var original = container.definition().image();
            if (written != null && original != null && !original.equals(written.getImage())) {
                images.put(container.name(), original);
            }
        }
        return images;
    }

    private void ports(Map<String, Map<String, String>> names, EcsContainer container) {
        var written = containers.get(container.name());
        if (written == null) {
            return;
        }
        for (var mapping : container.definition().portMappings()) {
            written.getPorts().stream()
                    .filter(port -> port.getContainerPort().equals(mapping.containerPort()))
                    .filter(port -> port.getProtocol().equalsIgnoreCase(protocol(mapping)))
                    .filter(port -> port.getName() != null)
                    .findFirst()
                    .ifPresent(port -> add(names, "ports", port.getName(), mapping.name()));
        }
    }

    private static String protocol(PortMapping mapping) {
        return mapping.protocolAsString() == null ? "TCP" : mapping.protocolAsString();
    }

    private static void add(
            Map<String, Map<String, String>> names, String kind, String name, @Nullable String original) {
        if (original != null && !original.isEmpty() && !original.equals(name)) {
            names.computeIfAbsent(kind, key -> new TreeMap<>()).put(name, original);
        }
    }
}
