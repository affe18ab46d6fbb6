package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;

/** Names that DNS never answered do not change: those of an HTTP namespace, and those of Service Connect's proxies. */
final class CloudMapNamespaces {

    private CloudMapNamespaces() {}

    static void of(Subject subject, Findings findings) {
        var namespaces = subject.application().traffic().cloudMapNamespaces().values();
        for (int i = 0; i < namespaces.size(); i++) {
            if (!isAnswered(namespaces.get(i), subject)) {
                findings.settle("/cloudMapNamespaces/" + i + "/Name");
            }
        }
    }

    private static boolean isAnswered(Namespace namespace, Subject subject) {
        return !"HTTP".equals(namespace.typeAsString())
                && !subject.revision().registries().isEmpty();
    }
}
