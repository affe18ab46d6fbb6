package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Located;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** Protocol and ports of a security group's rule; a task with an address of its own listens on its container ports. */
final class PolicyPorts {

    private static final int LAST = 65_535;

    private PolicyPorts() {}

    static boolean isEveryProtocol(IpPermission permission) {
        return "-1".equals(permission.ipProtocol());
    }

    /** An empty list means every port of every protocol; no list, that a NetworkPolicy cannot say it. */
    static Optional<List<NetworkPolicyPort>> of(Located<IpPermission> permission, Findings findings) {
        if (isEveryProtocol(permission.value())) {
            return Optional.of(List.of());
        }
        var protocol = String.valueOf(permission.value().ipProtocol()).toLowerCase(Locale.ROOT);
        return switch (protocol) {
            case "tcp", "6" -> range("TCP", permission, findings);
            case "udp", "17" -> range("UDP", permission, findings);
            case "sctp", "132" -> range("SCTP", permission, findings);
            case "icmp", "1", "icmpv6", "58" -> unsayable(Severity.INFO, permission, findings);
            default -> unsayable(Severity.WARNING, permission, findings);
        };
    }

    private static Optional<List<NetworkPolicyPort>> unsayable(
            Severity severity, Located<IpPermission> permission, Findings findings) {
        findings.report(
                "network-policy-protocol",
                severity,
                permission.pointer() + "/IpProtocol",
                permission.value().ipProtocol());
        return Optional.empty();
    }

    private static Optional<List<NetworkPolicyPort>> range(
            String protocol, Located<IpPermission> permission, Findings findings) {
        int first = Math.max(1, end(permission.value().fromPort(), 1));
        int last = end(permission.value().toPort(), LAST);
        if (first > last || last > LAST) {
            findings.report(
                    "value-out-of-range",
                    permission.pointer() + "/ToPort",
                    permission.value().toPort(),
                    first,
                    LAST);
            return Optional.empty();
        }
        var port = new NetworkPolicyPort();
        port.setProtocol(protocol);
        if (first > 1 || last < LAST) {
            port.setPort(new IntOrString(first));
            port.setEndPort(last > first ? last : null);
        }
        return Optional.of(List.of(port));
    }

    /** EC2 writes every port as -1, too. */
    private static int end(@Nullable Integer port, int everyPort) {
        return port == null || port == -1 ? everyPort : port;
    }
}
