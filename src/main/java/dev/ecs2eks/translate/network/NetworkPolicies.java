package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Options.NetworkPolicySource;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the tasks' security groups as a NetworkPolicy, for who asks for one (mapping §3.3). What it cannot say is
 * a finding: it lets nobody in more than ECS did without a word, and keeps nobody out without one. Probes come from the
 * node, which Kubernetes always lets in.
 */
public final class NetworkPolicies {

    private NetworkPolicies() {}

    public static Optional<NetworkPolicy> of(Subject subject, Findings findings) {
        if (subject.options().networking().networkPolicy() == NetworkPolicySource.NONE) {
            return Optional.empty();
        }
        return TaskGroups.of(subject, findings).map(groups -> {
            reportEnforcement(subject, groups, findings);
            var policy = new NetworkPolicy();
            policy.setMetadata(subject.metadata(subject.base()));
            policy.setSpec(spec(subject, groups, findings));
            return policy;
        });
    }

    private static void reportEnforcement(Subject subject, TaskGroups groups, Findings findings) {
        boolean enforced = subject.target().compute() != Compute.FARGATE && !subject.isWindows();
        findings.report(enforced ? "network-policy-enforcement" : "network-policy-not-enforced", groups.pointer());
    }

    private static NetworkPolicySpec spec(Subject subject, TaskGroups groups, Findings findings) {
        var peers = new PolicyPeers(subject, groups.ids(), findings);
        var spec = new NetworkPolicySpec();
        spec.setPodSelector(new LabelSelector(List.of(), subject.selector()));
        spec.setIngress(ingress(groups, peers, findings));
        if (PolicyEgress.isRestricted(groups)) {
            spec.setEgress(PolicyEgress.of(subject, groups, peers, findings));
            spec.setPolicyTypes(List.of("Ingress", "Egress"));
        } else {
            spec.setPolicyTypes(List.of("Ingress"));
        }
        return spec;
    }

    private static List<NetworkPolicyIngressRule> ingress(TaskGroups groups, PolicyPeers peers, Findings findings) {
        var rules = new LinkedHashSet<NetworkPolicyIngressRule>();
        for (var permission : groups.ingress()) {
            PolicyPorts.of(permission, findings).ifPresent(ports -> {
                var from = peers.of(permission);
                if (!from.isEmpty()) {
                    rules.add(new NetworkPolicyIngressRule(from, ports));
                }
            });
        }
        return new ArrayList<>(rules);
    }
}
