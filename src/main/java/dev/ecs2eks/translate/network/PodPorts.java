package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.PortMapping;

/**
 * The ports a Service can lead to: what the containers map, and what a target group sends to. Ranges are left out, because
 * a Service has none.
 */
final class PodPorts {

    private record Key(int number, String protocol) {}

    private final Map<Key, PodPort> ports = new LinkedHashMap<>();

    private PodPorts() {}

    static PodPorts of(Subject subject) {
        var all = new PodPorts();
        for (var container : subject.containers()) {
            for (var mapping : container.definition().portMappings()) {
                if (PodPort.isValid(mapping.containerPort())) {
                    all.add(of(mapping));
                }
            }
        }
        subject.loadBalanced().forEach(all::add);
        return all;
    }

    private static PodPort of(PortMapping mapping) {
        return new PodPort(
                mapping.containerPort(),
                "udp".equals(mapping.protocolAsString()) ? "UDP" : "TCP",
                mapping.name(),
                applicationProtocol(mapping.appProtocolAsString()));
    }

    private static @Nullable String applicationProtocol(@Nullable String ecs) {
        if (ecs == null) {
            return null;
        }
        return switch (ecs) {
            case "http", "grpc" -> ecs;
            case "http2" -> "kubernetes.io/h2c";
            default -> null;
        };
    }

    private void add(LoadBalanced balanced) {
        if (!PodPort.isValid(balanced.port())) {
            return;
        }
        for (var protocol : protocols(balanced)) {
            add(new PodPort(balanced.port(), protocol, null, null));
        }
        var spoken = balanced.group().map(it -> it.group().protocolVersion()).map(PodPorts::ofVersion);
        spoken.ifPresent(it -> ports.computeIfPresent(
                new Key(balanced.port(), "TCP"),
                (key, port) -> port.applicationProtocol() == null ? port.withApplicationProtocol(it) : port));
    }

    /** What a target group says its targets speak; HTTP/1 is what everybody assumes. */
    private static @Nullable String ofVersion(String version) {
        return switch (version) {
            case "HTTP2" -> "kubernetes.io/h2c";
            case "GRPC" -> "grpc";
            default -> null;
        };
    }

    /** A group of TCP_UDP or TCP_QUIC sends both. */
    private static List<String> protocols(LoadBalanced balanced) {
        var protocol = balanced.group().map(it -> it.group().protocolAsString()).orElse("TCP");
        return switch (protocol.toUpperCase(Locale.ROOT)) {
            case "UDP", "QUIC" -> List.of("UDP");
            case "TCP_UDP", "TCP_QUIC" -> List.of("TCP", "UDP");
            default -> List.of("TCP");
        };
    }

    private void add(PodPort port) {
        ports.putIfAbsent(new Key(port.number(), port.protocol()), port);
    }

    List<PodPort> all() {
        return new ArrayList<>(ports.values());
    }

    /** The port whose mapping has this name. */
    Optional<PodPort> named(@Nullable String mappingName) {
        return ports.values().stream()
                .filter(port -> mappingName != null && mappingName.equals(port.mappingName()))
                .findFirst();
    }

    /** The port with this number; one that no container maps is TCP. */
    PodPort numbered(int number) {
        return ports.values().stream()
                .filter(port -> port.number() == number)
                .findFirst()
                .orElseGet(() -> new PodPort(number, "TCP", null, null));
    }
}
