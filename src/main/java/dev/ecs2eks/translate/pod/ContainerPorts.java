package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

/**
 * The ports of all containers. A host port is never written (T23): it would allow one pod a node, and mostly stands only
 * for a load balancer.
 */
final class ContainerPorts {

    private static final Bounds PORT = new Bounds(1, 65_535);
    private static final int MOST_OF_A_RANGE = 100;

    private record Port(int number, String protocol) {}

    private record Listener(EcsContainer container, Port port) {}

    private final PortNames names = new PortNames();
    private final Map<Port, EcsContainer> listeners = new HashMap<>();
    private final Set<Listener> balanced = new HashSet<>();
    private final Findings findings;

    ContainerPorts(Subject subject, Findings findings) {
        this.findings = findings;
        subject.loadBalanced().forEach(port -> {
            balanced.add(new Listener(port.container(), new Port(port.port(), "TCP")));
            balanced.add(new Listener(port.container(), new Port(port.port(), "UDP")));
        });
    }

    List<ContainerPort> of(PlacedContainer placed) {
        var container = placed.container();
        var mappings = container.definition().portMappings();
        var ports = new ArrayList<ContainerPort>();
        var seen = new HashSet<Port>();
        for (int i = 0; i < mappings.size(); i++) {
            int index = i;
            var mapping = mappings.get(i);
            var number = PORT.admit(
                    mapping.containerPort(),
                    () -> container.pointer("portMappings/" + index + "/containerPort"),
                    findings);
            if (number != null) {
                var port = new Port(number, protocol(mapping));
                add(ports, seen, port, mapping.name());
                listen(placed, port, i);
                settleHostPort(container, mapping, port, i);
            } else if (mapping.containerPortRange() != null) {
                range(placed, mapping, i, seen, ports);
            }
        }
        return ports;
    }

    /** Server-side apply refuses a port given twice. */
    private void add(List<ContainerPort> ports, Set<Port> seen, Port port, @Nullable String name) {
        if (seen.add(port)) {
            var unique = name == null || name.isEmpty() ? null : names.next(name);
            ports.add(new ContainerPort(port.number(), null, null, unique, port.protocol()));
        }
    }

    /** T22: in bridge mode two containers may both listen on a port, in a pod the second one fails to. */
    private void listen(PlacedContainer placed, Port port, int index) {
        if (!placed.keepsRunning()) {
            return;
        }
        var first = listeners.putIfAbsent(port, placed.container());
        if (first != null && first.index() != placed.container().index()) {
            findings.report(
                    "duplicate-port",
                    placed.container().pointer("portMappings/" + index + "/containerPort"),
                    first.originalName(),
                    placed.container().originalName(),
                    port.number());
        }
    }

    /** Nobody misses a host port that was there for the load balancer only. */
    private void settleHostPort(EcsContainer container, PortMapping mapping, Port port, int index) {
        if (mapping.hostPort() != null && balanced.contains(new Listener(container, port))) {
            findings.settle(container.pointer("portMappings/" + index + "/hostPort"));
        }
    }

    /** {@code ports} only documents: of a long range the pod listens on every port all the same. */
    private void range(
            PlacedContainer placed, PortMapping mapping, int index, Set<Port> seen, List<ContainerPort> ports) {
        var text = mapping.containerPortRange();
        int hyphen = text.indexOf('-');
        int first = number(hyphen < 0 ? text : text.substring(0, hyphen));
        int last = number(text.substring(hyphen + 1));
        if (first < 1 || last < first) {
            findings.report(
                    "invalid-port-range", placed.container().pointer("portMappings/" + index + "/containerPortRange"));
            return;
        }
        for (int i = first; i <= last && i < first + MOST_OF_A_RANGE; i++) {
            var port = new Port(i, protocol(mapping));
            add(ports, seen, port, i == first ? mapping.name() : null);
            listen(placed, port, index);
        }
    }

    /** 0 for anything that is no port. */
    private static int number(String text) {
        var digits = text.strip();
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        return number <= 65_535 ? number : 0;
    }

    private static String protocol(PortMapping mapping) {
        return mapping.protocol() == TransportProtocol.UDP ? "UDP" : "TCP";
    }
}
