package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** What lets the load balancer reach the pods: rules in their security group that admit the load balancer's. */
final class TargetGroupNetworking {

    private static final String TCP = "TCP";
    private static final String UDP = "UDP";

    private TargetGroupNetworking() {}

    /** The binding's {@code networking}; empty when the load balancer was not read or has no security group. */
    static Map<String, Object> of(Subject subject, LoadBalanced balanced, TargetGroup group, Findings findings) {
        var securityGroups = securityGroups(subject, group);
        if (securityGroups.isEmpty()) {
            return Map.of();
        }
        if (subject.target().compute() == Compute.AUTO_MODE || SecurityGroups.areSeveralForPods(subject)) {
            // Auto Mode has no such rules (T50), and the controller refuses to choose among several groups (T43)
            findings.report("load-balancer-not-admitted", balanced.pointer(), String.join(", ", securityGroups));
            return Map.of();
        }
        var from = new ArrayList<Map<String, Object>>();
        securityGroups.forEach(id -> from.add(Map.of("securityGroup", Map.of("groupID", id))));
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("from", from);
        rule.put("ports", ports(balanced, group));
        return Map.of("ingress", List.of(rule));
    }

    private static Set<String> securityGroups(Subject subject, TargetGroup group) {
        var ids = new LinkedHashSet<String>();
        for (var seen : subject.application().traffic().loadBalancers().values()) {
            if (group.loadBalancerArns().contains(seen.loadBalancer().loadBalancerArn())) {
                ids.addAll(seen.loadBalancer().securityGroups());
            }
        }
        return ids;
    }

    /** Those that pods listen on; of instances all, because nobody knows node ports before they are there. */
    private static List<Map<String, Object>> ports(LoadBalanced balanced, TargetGroup group) {
        var protocols = protocols(group);
        var ports = new ArrayList<Map<String, Object>>();
        if (TargetGroupBindings.isOfInstances(balanced)) {
            protocols.forEach(protocol -> ports.add(Map.of("protocol", protocol)));
            return ports;
        }
        protocols.forEach(protocol -> ports.add(port(protocol, balanced.port())));
        checkedPort(group).filter(port -> port != balanced.port()).ifPresent(port -> ports.add(port(TCP, port)));
        return ports;
    }

    private static Map<String, Object> port(String protocol, int number) {
        var port = new LinkedHashMap<String, Object>();
        port.put("protocol", protocol);
        port.put("port", number);
        return port;
    }

    /** A fixed port of health checks; empty for the traffic port and for what is no port. */
    private static Optional<Integer> checkedPort(TargetGroup group) {
        var text = String.valueOf(group.healthCheckPort());
        return text.matches("[0-9]{1,5}")
                ? Optional.of(Integer.valueOf(text)).filter(PodPort::isValid)
                : Optional.empty();
    }

    private static List<String> protocols(TargetGroup group) {
        var protocol = String.valueOf(group.protocolAsString());
        return switch (protocol) {
            case "UDP", "QUIC" -> List.of(UDP, TCP); // checks are TCP
            case "TCP_UDP", "TCP_QUIC" -> List.of(TCP, UDP);
            default -> List.of(TCP);
        };
    }
}
