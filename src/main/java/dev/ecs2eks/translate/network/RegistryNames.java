package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Traffic.ObservedCloudMapService;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.servicediscovery.model.Service;

/** The names under which Cloud Map gives the tasks' addresses, as headless Services (mapping §3.9, T49). */
final class RegistryNames {

    private final Subject subject;
    private final PodPorts ports;
    private final Services services;
    private final Findings findings;

    /** By the registry's pointer; what others add to the name decides in the end. */
    private final Map<String, ServiceDraft> headless = new LinkedHashMap<>();

    private RegistryNames(Subject subject, PodPorts ports, Services services, Findings findings) {
        this.subject = subject;
        this.ports = ports;
        this.services = services;
        this.findings = findings;
    }

    static void of(Subject subject, PodPorts ports, Services services, Findings findings) {
        var names = new RegistryNames(subject, ports, services, findings);
        subject.revision().registries().forEach(names::one);
        names.headless.forEach((pointer, draft) -> {
            if (!draft.isHeadless()) {
                findings.report("registry-name-not-headless", pointer, draft.name());
            }
        });
    }

    private void one(Located<ServiceRegistry> registry) {
        var arn = registry.value().registryArn();
        var entry = arn == null ? Optional.<Located<ObservedCloudMapService>>empty() : cloudMapService(arn);
        if (entry.isEmpty()) {
            findings.report("registry-not-in-bundle", registry.pointer() + "/registryArn", arn);
            addPort(services.named(subject.base()), registry);
            return;
        }
        var draft = services.named(name(entry.get()));
        Optional.ofNullable(entry.get().value().service().description()).ifPresent(draft::describe);
        CloudMapInstances.of(subject, entry.get(), draft.name(), findings);
        ports.all().forEach(port -> draft.add(port.number(), port));
        addPort(draft, registry);
        if (!isWeighted(entry.get().value().service())) {
            draft.wantHeadless();
            headless.put(registry.pointer(), draft);
        }
    }

    private Optional<Located<ObservedCloudMapService>> cloudMapService(String arn) {
        var known = subject.application().traffic().cloudMapServices().values();
        for (int i = 0; i < known.size(); i++) {
            var candidate = known.get(i).service();
            if (candidate.name() != null
                    && (arn.equals(candidate.arn())
                            || (candidate.id() != null && arn.endsWith("/" + candidate.id())))) {
                return Optional.of(new Located<>("/cloudMapServices/" + i, known.get(i)));
            }
        }
        return Optional.empty();
    }

    private String name(Located<ObservedCloudMapService> entry) {
        var original = entry.value().service().name();
        var name = KubernetesName.service(original, KubernetesName.LABEL_LENGTH);
        if (!name.equals(original.toLowerCase(Locale.ROOT))) {
            findings.report("cloud-map-name-needs-dns-rewrite", entry.pointer() + "/Name", original, name);
        }
        return name;
    }

    /** The port of an SRV record; a registry of addresses alone names none. */
    private void addPort(ServiceDraft draft, Located<ServiceRegistry> registry) {
        var published = registry.value().port();
        var target = registry.value().containerPort();
        if (PodPort.isValid(target)) {
            draft.add(PodPort.isValid(published) ? published : target, ports.numbered(target));
        } else if (PodPort.isValid(published)) {
            draft.add(published, ports.numbered(published));
        }
    }

    /** Cloud Map answers with one instance at a time: a Service with an address of its own does the same. */
    private static boolean isWeighted(Service entry) {
        var dns = entry.dnsConfig();
        return dns != null && "WEIGHTED".equals(dns.routingPolicyAsString());
    }
}
