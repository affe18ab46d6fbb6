package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Services through which others find the pods (mapping §3.6, §3.9, §4.8): one for the workload, and one for each
 * further name that clients know from Service Connect or Cloud Map. None where nothing is inbound.
 */
public final class Services {

    private final Map<String, ServiceDraft> drafts = new LinkedHashMap<>();

    private Services() {}

    public static List<Service> of(Subject subject, Findings findings) {
        reportProxy(subject, findings);
        CloudMapNamespaces.of(subject, findings);
        if (!subject.isInbound()) {
            return List.of();
        }
        var services = new Services();
        var ports = PodPorts.of(subject);
        services.ofWorkload(subject, ports);
        ConnectNames.of(subject, ports, services, findings);
        RegistryNames.of(subject, ports, services, findings);
        return services.drafts.values().stream()
                .filter(ServiceDraft::isComplete)
                .map(draft -> draft.service(subject))
                .toList();
    }

    /** The size is not made smaller unasked: nobody knows how much of it was meant for the proxy (T47). */
    private static void reportProxy(Subject subject, Findings findings) {
        var isProxied = subject.revision()
                .serviceConnect()
                .filter(it -> Boolean.TRUE.equals(it.value().enabled()))
                .isPresent();
        if (isProxied && subject.application().taskDefinition().memory() != null) {
            findings.report("service-connect-proxy-in-size", "/taskDefinition/memory");
        }
    }

    private void ofWorkload(Subject subject, PodPorts ports) {
        var workload = named(subject.base());
        ports.all().forEach(port -> workload.add(port.number(), port));
        if (!subject.options().recreatesLoadBalancer()
                && subject.loadBalanced().stream().anyMatch(TargetGroupBindings::isOfInstances)) {
            workload.needNodePorts();
        }
    }

    /** The draft of this name, so that a name known from several sides becomes one Service. */
    ServiceDraft named(String name) {
        return drafts.computeIfAbsent(name, ServiceDraft::new);
    }
}
