package dev.ecs2eks.translate.origin;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.finding.Findings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What AWS refused to tell: a plan without it is not wrong by itself, but nobody would know what it lacks. A key that a
 * bundle leaves out is another thing: that counts where something refers to it.
 */
final class Unread {

    private Unread() {}

    static void of(EcsApplication application, Findings findings) {
        readings(application).forEach((key, reading) -> reading.deniedActions()
                .ifPresent(actions -> findings.report("read-refused", "/" + key, key, actions)));
    }

    /** Those that shape a plan; listeners and rules do so for a new load balancer only, which asks for them itself. */
    private static Map<String, Reading<?>> readings(EcsApplication application) {
        var readings = new LinkedHashMap<String, Reading<?>>();
        var scaling = application.scaling();
        readings.put(BundleKey.SCALABLE_TARGETS, scaling.targets());
        readings.put(BundleKey.SCALING_POLICIES, scaling.policies());
        readings.put(BundleKey.SCHEDULED_ACTIONS, scaling.scheduledActions());
        readings.put(BundleKey.ALARMS, scaling.alarms());
        var traffic = application.traffic();
        readings.put(BundleKey.TARGET_GROUPS, traffic.targetGroups());
        readings.put(BundleKey.LOAD_BALANCERS, traffic.loadBalancers());
        readings.put(BundleKey.CLOUD_MAP_SERVICES, traffic.cloudMapServices());
        readings.put(BundleKey.CLOUD_MAP_NAMESPACES, traffic.cloudMapNamespaces());
        readings.put(BundleKey.ROLES, application.identity().roles());
        var surroundings = application.surroundings();
        readings.put(BundleKey.CLUSTER, surroundings.clusters());
        readings.put(BundleKey.SERVICE_REVISIONS, surroundings.serviceRevisions());
        readings.put(BundleKey.CAPACITY_PROVIDERS, surroundings.capacityProviders());
        return readings;
    }
}
