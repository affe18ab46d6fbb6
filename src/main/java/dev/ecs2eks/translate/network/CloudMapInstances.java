package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Traffic.ObservedCloudMapService;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;

/**
 * Who else answers under a Cloud Map name: ECS marks what it registers with the service it did so for (mapping §3.9), and
 * the Service of the cluster leads to the pods alone.
 */
final class CloudMapInstances {

    private static final String MARK = "ECS_SERVICE_NAME";

    /** A name can have a thousand instances. */
    private static final int MOST_NAMED = 10;

    private CloudMapInstances() {}

    /** @param service the Service of that name */
    static void of(Subject subject, Located<ObservedCloudMapService> entry, String service, Findings findings) {
        var own = subject.application().service().map(it -> it.serviceName());
        var strangers = entry.value().instances().stream()
                .filter(instance -> !isOf(own, instance))
                .map(instance -> String.valueOf(instance.id()))
                .toList();
        if (!strangers.isEmpty()) {
            findings.report("foreign-cloud-map-instances", entry.pointer() + "/Instances", some(strangers), service);
        }
    }

    private static boolean isOf(Optional<String> own, InstanceSummary instance) {
        var registeredFor = instance.attributes().get(MARK);
        return registeredFor != null && own.map(registeredFor::equals).orElse(true);
    }

    private static String some(List<String> ids) {
        return ids.size() <= MOST_NAMED
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, MOST_NAMED)) + " and " + (ids.size() - MOST_NAMED) + " more";
    }
}
