package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Service while load balancers, registries and aliases add their ports to it. */
final class ServiceDraft {

    private record Key(int port, String protocol) {}

    private final String name;
    private final Map<Key, PodPort> ports = new LinkedHashMap<>();
    private String description = "";
    private boolean wantsHeadless;
    private boolean needsNodePorts;

    ServiceDraft(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** What Cloud Map says of the name. */
    void describe(String text) {
        description = text;
    }

    /** A headless Service answers with the pods' own addresses, as Cloud Map does. */
    void wantHeadless() {
        wantsHeadless = true;
    }

    /** Target groups of instances reach pods through a port of the node. */
    void needNodePorts() {
        needsNodePorts = true;
    }

    /** Leads a port to a pod's; false when it already leads to another one. */
    boolean add(int port, PodPort target) {
        var present = ports.putIfAbsent(new Key(port, target.protocol()), target);
        return present == null || present.number() == target.number();
    }

    /** Empty where Kubernetes would refuse it: only a headless Service may have no ports. */
    boolean isComplete() {
        return !ports.isEmpty() || isHeadless();
    }

    /** Without an address of its own a Service cannot translate ports. */
    boolean isHeadless() {
        return wantsHeadless
                && !needsNodePorts
                && ports.entrySet().stream()
                        .allMatch(it -> it.getKey().port() == it.getValue().number());
    }

    Service service(Subject subject) {
        var metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setLabels(subject.labels());
        if (!description.isEmpty()) {
            metadata.setAnnotations(Map.of(Label.DESCRIPTION, description));
        }
        subject.options().namespace().ifPresent(metadata::setNamespace);
        var spec = new ServiceSpec();
        if (needsNodePorts) {
            spec.setType("NodePort");
        } else if (isHeadless()) {
            spec.setClusterIP("None");
        }
        spec.setSelector(subject.selector());
        spec.setPorts(servicePorts());
        var service = new Service();
        service.setMetadata(metadata);
        service.setSpec(spec);
        return service;
    }

    private List<ServicePort> servicePorts() {
        var names = new UniqueNames(KubernetesName::port, KubernetesName.PORT_LENGTH);
        var written = new ArrayList<ServicePort>(ports.size());
        ports.forEach((key, target) -> {
            var port = new ServicePort();
            port.setName(names.next(target.wantedName()));
            port.setPort(key.port());
            port.setTargetPort(new IntOrString(target.number()));
            port.setProtocol(key.protocol());
            port.setAppProtocol(target.applicationProtocol());
            written.add(port);
        });
        return written;
    }
}
