package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.LoadBalanced;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/**
 * Health check and attributes of a target group for one that is made anew. Every value is written, also where it is ELB's
 * own default: the controller's defaults differ (T42).
 *
 * @param port {@code traffic-port} or a port of the container
 * @param path empty for a check that only opens a connection
 * @param codes empty likewise
 * @param attributes {@code key=value,key=value}, empty when none was read
 */
record GroupSettings(
        TargetGroup group,
        String checkProtocol,
        String port,
        String path,
        String codes,
        Map<String, Integer> numbers,
        String attributes) {

    static final String INTERVAL = "interval";
    static final String TIMEOUT = "timeout";
    static final String HEALTHY = "healthy";
    static final String UNHEALTHY = "unhealthy";

    /** Of a group that was read. */
    static GroupSettings of(LoadBalanced balanced) {
        var observed = balanced.group().orElseThrow();
        var group = observed.group();
        var isHttp = orElse(group.protocolAsString(), "HTTP").startsWith("HTTP");
        var protocol = orElse(group.healthCheckProtocolAsString(), isHttp ? "HTTP" : "TCP");
        var asksByHttp = protocol.startsWith("HTTP");
        return new GroupSettings(
                group,
                protocol,
                port(group.healthCheckPort(), balanced.container()),
                asksByHttp ? orElse(group.healthCheckPath(), "/") : "",
                asksByHttp ? codes(group) : "",
                numbers(group),
                observed.attributes().stream()
                        .filter(attribute -> attribute.key() != null && attribute.value() != null)
                        .filter(attribute -> !attribute.value().isEmpty())
                        .map(GroupSettings::attribute)
                        .collect(Collectors.joining(",")));
    }

    String number(String name) {
        return String.valueOf(numbers.get(name));
    }

    /** Whether one new group can stand for both. */
    boolean isLike(GroupSettings other) {
        return checkProtocol.equals(other.checkProtocol)
                && port.equals(other.port)
                && path.equals(other.path)
                && codes.equals(other.codes)
                && numbers.equals(other.numbers)
                && attributes.equals(other.attributes)
                && orElse(group.protocolAsString(), "").equals(orElse(other.group.protocolAsString(), ""))
                && orElse(group.protocolVersion(), "").equals(orElse(other.group.protocolVersion(), ""));
    }

    private static Map<String, Integer> numbers(TargetGroup group) {
        var numbers = new LinkedHashMap<String, Integer>();
        numbers.put(INTERVAL, orElse(group.healthCheckIntervalSeconds(), 30));
        numbers.put(TIMEOUT, orElse(group.healthCheckTimeoutSeconds(), 5));
        numbers.put(HEALTHY, orElse(group.healthyThresholdCount(), 5));
        numbers.put(UNHEALTHY, orElse(group.unhealthyThresholdCount(), 2));
        return numbers;
    }

    private static String codes(TargetGroup group) {
        var matcher = group.matcher();
        if (matcher != null && matcher.grpcCode() != null) {
            return matcher.grpcCode();
        }
        var usual = "GRPC".equals(group.protocolVersion()) ? "12" : "200";
        return matcher == null ? usual : orElse(matcher.httpCode(), usual);
    }

    /** A fixed port may be one of the instance, behind which the container has another. */
    private static String port(@Nullable String checked, EcsContainer container) {
        if (checked == null || checked.isEmpty()) {
            return "traffic-port";
        }
        var mappings = container.definition().portMappings();
        if (mappings.stream().anyMatch(mapping -> checked.equals(String.valueOf(mapping.containerPort())))) {
            return checked;
        }
        return mappings.stream()
                .filter(mapping -> checked.equals(String.valueOf(mapping.hostPort())))
                .filter(mapping -> PodPort.isValid(mapping.containerPort()))
                .map(mapping -> String.valueOf(mapping.containerPort()))
                .findFirst()
                .orElse(checked);
    }

    private static String attribute(TargetGroupAttribute attribute) {
        return attribute.key() + "=" + attribute.value();
    }

    private static String orElse(@Nullable String value, String usual) {
        return value == null || value.isEmpty() ? usual : value;
    }

    private static int orElse(@Nullable Integer value, int usual) {
        return value == null ? usual : value;
    }
}
