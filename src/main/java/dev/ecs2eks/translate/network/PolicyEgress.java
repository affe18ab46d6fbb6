package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom the pods may call where the security groups let them call only some, with what those groups never filter: the
 * VPC's resolver, whose place CoreDNS takes, and the addresses that credentials come from.
 */
final class PolicyEgress {

    private static final String EVERYWHERE = "0.0.0.0/0";
    private static final String POD_IDENTITY_AGENT = "169.254.170.23/32";
    private static final int HTTPS = 443;

    private PolicyEgress() {}

    static boolean isRestricted(TaskGroups groups) {
        return groups.egress().stream()
                .map(Located::value)
                .noneMatch(permission -> PolicyPorts.isEveryProtocol(permission)
                        && permission.ipRanges().stream().anyMatch(range -> EVERYWHERE.equals(range.cidrIp())));
    }

    static List<NetworkPolicyEgressRule> of(Subject subject, TaskGroups groups, PolicyPeers peers, Findings findings) {
        var rules = new LinkedHashSet<NetworkPolicyEgressRule>();
        for (var permission : groups.egress()) {
            PolicyPorts.of(permission, findings).ifPresent(ports -> {
                var to = peers.of(permission);
                if (!to.isEmpty()) {
                    rules.add(new NetworkPolicyEgressRule(ports, to));
                }
            });
        }
        reportCredentials(subject, rules, findings);
        rules.add(dns(subject));
        if (wearsRole(subject, IdentityMode.POD_IDENTITY)) {
            var agent = new NetworkPolicyPeer(new IPBlock(POD_IDENTITY_AGENT, List.of()), null, null);
            rules.add(new NetworkPolicyEgressRule(List.of(port("TCP", 80)), List.of(agent)));
        }
        findings.report("network-policy-egress", groups.groups().get(0).pointer() + "/IpPermissionsEgress");
        return new ArrayList<>(rules);
    }

    /** A task's credentials come from a link-local address; a pod's from STS, which the groups filter. */
    private static void reportCredentials(Subject subject, Set<NetworkPolicyEgressRule> rules, Findings findings) {
        if (wearsRole(subject, IdentityMode.IRSA)
                && rules.stream()
                        .noneMatch(rule -> rule.getPorts().isEmpty()
                                || rule.getPorts().stream().anyMatch(PolicyEgress::isHttps))) {
            findings.report("network-policy-without-sts", "/taskDefinition/taskRoleArn");
        }
    }

    private static boolean isHttps(NetworkPolicyPort port) {
        if (!"TCP".equals(port.getProtocol()) || port.getPort() == null) {
            return "TCP".equals(port.getProtocol());
        }
        int first = port.getPort().getIntVal();
        return first <= HTTPS && HTTPS <= (port.getEndPort() == null ? first : port.getEndPort());
    }

    private static boolean wearsRole(Subject subject, IdentityMode mode) {
        var role = subject.application().taskDefinition().taskRoleArn();
        return subject.options().identity() == mode && role != null && !role.isBlank();
    }

    /** In Auto Mode the resolver is no pod but a service of the node. */
    private static NetworkPolicyEgressRule dns(Subject subject) {
        var ports = List.of(port("UDP", 53), port("TCP", 53));
        return subject.target().compute() == Compute.AUTO_MODE
                ? new NetworkPolicyEgressRule(ports, List.of())
                : new NetworkPolicyEgressRule(ports, List.of(coreDns()));
    }

    private static NetworkPolicyPeer coreDns() {
        return new NetworkPolicyPeer(
                null,
                new LabelSelector(List.of(), Map.of("kubernetes.io/metadata.name", "kube-system")),
                new LabelSelector(List.of(), Map.of("k8s-app", "kube-dns")));
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPort(null, new IntOrString(number), protocol);
    }
}
