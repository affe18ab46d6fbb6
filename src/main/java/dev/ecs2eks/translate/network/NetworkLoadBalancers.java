package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Network Load Balancer as a Service of its own (mapping §3.8 mode B): a port for each listener. One Service has one
 * health check and one set of certificates; a listener that has others is named.
 */
final class NetworkLoadBalancers {

    private static final String PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

    private final Subject subject;
    private final OwnGroups own;
    private final UniqueNames names = new UniqueNames(
            name -> KubernetesName.service(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
    private final Findings findings;

    NetworkLoadBalancers(Subject subject, OwnGroups own, Findings findings) {
        this.subject = subject;
        this.own = own;
        this.findings = findings;
    }

    /** Of one load balancer; nothing where no listener forwards all it gets to the service. */
    List<HasMetadata> of(List<FrontListener> listeners) {
        var goals = new LinkedHashMap<FrontListener, LoadBalanced>();
        listeners.forEach(listener -> goal(listener).ifPresent(goal -> goals.put(listener, goal)));
        if (goals.isEmpty()) {
            return List.of();
        }
        var balancer = listeners.get(0).balancer().value();
        ElbTags.reportOthers(listeners.get(0).balancer(), findings);
        var name = String.valueOf(balancer.loadBalancer().loadBalancerName());
        var metadata = subject.metadata(names.next(subject.base() + "-" + name));
        var annotations = new LinkedHashMap<String, String>();
        annotations.put(Label.STAGE, "Shift");
        NlbAnnotations.of(balancer).forEach((key, value) -> annotations.put(PREFIX + key, value));
        if (!balancer.loadBalancer().securityGroups().isEmpty()) {
            admit(annotations, String.join(", ", balancer.loadBalancer().securityGroups()));
        }
        settings(goals).forEach((key, value) -> annotations.put(PREFIX + key, value));
        metadata.setAnnotations(annotations);
        var service = new Service();
        service.setMetadata(metadata);
        service.setSpec(spec(goals));
        return List.of(service);
    }

    private void admit(Map<String, String> annotations, String securityGroups) {
        if (SecurityGroups.areSeveralForPods(subject)) { // T43
            findings.report(
                    "load-balancer-not-admitted", subject.loadBalanced().get(0).pointer(), securityGroups);
        } else {
            annotations.put(PREFIX + "manage-backend-security-group-rules", "true");
        }
    }

    /** A Service takes all that comes to a port: no weights, and nobody else's targets. */
    private Optional<LoadBalanced> goal(FrontListener listener) {
        var goals = listener.otherwise()
                .flatMap(FrontRule::answer)
                .map(OwnGroups::goals)
                .orElse(List.of());
        var mine = goals.stream()
                .flatMap(goal -> own.find(goal.targetGroupArn()).stream())
                .findFirst();
        if (goals.size() != 1 && mine.isPresent()) {
            findings.report(
                    "foreign-target-group",
                    listener.listener().pointer(),
                    goals.stream().map(it -> it.targetGroupArn()).toList());
        }
        return mine;
    }

    private Map<String, String> settings(Map<FrontListener, LoadBalanced> goals) {
        var settings = new LinkedHashMap<String, String>();
        goals.forEach((listener, goal) -> {
            var pointer = listener.listener().pointer();
            NlbAnnotations.of(GroupSettings.of(goal)).forEach((key, value) -> keep(settings, key, value, pointer));
            NlbAnnotations.of(listener).forEach((key, value) -> keep(settings, key, value, pointer));
        });
        var tls = goals.keySet().stream()
                .filter(listener -> listener.protocol().equals("TLS"))
                .map(listener -> String.valueOf(listener.port()))
                .toList();
        if (!tls.isEmpty()) {
            settings.put("ssl-ports", String.join(",", tls));
        }
        return settings;
    }

    private void keep(Map<String, String> settings, String key, String value, String pointer) {
        var present = settings.putIfAbsent(key, value);
        if (present != null && !present.equals(value)) {
            findings.report("listener-settings-differ", pointer, key);
        }
    }

    private ServiceSpec spec(Map<FrontListener, LoadBalanced> goals) {
        var spec = new ServiceSpec();
        spec.setType("LoadBalancer");
        spec.setLoadBalancerClass(
                subject.target().compute() == Compute.AUTO_MODE
                        ? "eks.amazonaws.com/nlb"
                        : "service.k8s.aws/nlb"); // T50
        spec.setAllocateLoadBalancerNodePorts(false); // pods are targets by address
        spec.setSelector(subject.selector());
        var ports = new ArrayList<ServicePort>();
        goals.forEach((listener, goal) -> ports.addAll(ports(listener, goal)));
        spec.setPorts(ports);
        return spec;
    }

    private static List<ServicePort> ports(FrontListener listener, LoadBalanced goal) {
        var protocols =
                switch (listener.protocol()) {
                    case "UDP", "QUIC" -> List.of("UDP");
                    case "TCP_UDP", "TCP_QUIC" -> List.of("TCP", "UDP");
                    default -> List.of("TCP");
                };
        return protocols.stream()
                .map(protocol -> {
                    var port = new ServicePort();
                    port.setName(KubernetesName.port(protocol + "-" + listener.port()));
                    port.setPort(listener.port());
                    port.setTargetPort(new IntOrString(goal.port()));
                    port.setProtocol(protocol);
                    return port;
                })
                .toList();
    }
}
