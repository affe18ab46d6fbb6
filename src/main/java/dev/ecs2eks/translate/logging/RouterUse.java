package dev.ecs2eks.translate.logging;

import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out whether a router gets logs by a way that exists in a pod: from the network or from a shared volume. */
final class RouterUse {

    /** Where ECS says that the router listens, and the port of the forward protocol. */
    private static final List<String> TRACES = List.of("FLUENT_HOST", "FLUENT_PORT", "24224");

    private RouterUse() {}

    static boolean isUsed(EcsContainer router, Subject subject) {
        if (!router.definition().portMappings().isEmpty()) {
            return true;
        }
        var volumes = volumes(router);
        for (var container : subject.containers()) {
            if (container.index() != router.index() && (speaksTo(router, container) || shares(volumes, container))) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaksTo(EcsContainer router, EcsContainer container) {
        var definition = container.definition();
        return definition.environment().stream().anyMatch(it -> isTrace(it.name()) || isTrace(it.value()))
                || definition.command().stream().anyMatch(RouterUse::isTrace)
                || definition.entryPoint().stream().anyMatch(RouterUse::isTrace)
                || definition.links().stream().anyMatch(link -> linked(link).equals(router.originalName()));
    }

    private static boolean isTrace(String text) {
        return text != null && TRACES.stream().anyMatch(text::contains);
    }

    private static String linked(String link) {
        int colon = link.indexOf(':');
        return colon < 0 ? link : link.substring(0, colon);
    }

    private static boolean shares(Set<String> volumes, EcsContainer container) {
        return container.definition().mountPoints().stream().anyMatch(it -> volumes.contains(it.sourceVolume()));
    }

    private static Set<String> volumes(EcsContainer router) {
        var volumes = new HashSet<String>();
        router.definition().mountPoints().forEach(it -> volumes.add(it.sourceVolume()));
        return volumes;
    }
}
