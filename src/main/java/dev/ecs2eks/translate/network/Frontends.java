package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What brings requests to the pods: by default the load balancer that ECS uses, on request a new one that is made from
 * the cluster (mapping §3.8). All of it touches traffic, so it belongs to stage Shift.
 */
public final class Frontends {

    private final Subject subject;
    private final OwnGroups own;
    private final Findings findings;

    private Frontends(Subject subject, Findings findings) {
        this.subject = subject;
        this.own = OwnGroups.of(subject);
        this.findings = findings;
    }

    public static List<HasMetadata> of(Subject subject, Findings findings) {
        return subject.options().recreatesLoadBalancer()
                ? new Frontends(subject, findings).recreated()
                : TargetGroupBindings.of(subject, findings);
    }

    private List<HasMetadata> recreated() {
        reportGroups();
        if (own.isEmpty()) {
            return List.of();
        }
        var byBalancer = new LinkedHashMap<String, List<FrontListener>>();
        for (var listener : FrontListeners.of(subject, own, findings)) {
            byBalancer
                    .computeIfAbsent(listener.balancer().pointer(), pointer -> new ArrayList<>())
                    .add(listener);
        }
        var manifests = new ArrayList<HasMetadata>();
        var ingresses = new Ingresses(subject, own, findings);
        for (var listeners : byBalancer.values()) {
            var group = byBalancer.size() == 1 ? "" : "-" + (manifests.size() + 1);
            manifests.addAll(ingresses.of(listeners, group(group)));
            reportNewBalancer(listeners.get(0));
        }
        reportController(manifests);
        return manifests;
    }

    /** The new group has targets by address, whatever the old one had. */
    private void reportGroups() {
        for (var balanced : subject.loadBalanced()) {
            if (balanced.group().isEmpty()) {
                findings.report(
                        "target-group-not-in-bundle",
                        balanced.pointer() + "/targetGroupArn",
                        balanced.targetGroupArn());
            } else {
                int index = subject.application()
                        .traffic()
                        .targetGroups()
                        .values()
                        .indexOf(balanced.group().get());
                findings.settle("/targetGroups/" + index + "/TargetType");
            }
        }
    }

    private void reportNewBalancer(FrontListener listener) {
        var balancer = listener.balancer();
        findings.report(
                "new-load-balancer",
                balancer.pointer(),
                String.valueOf(balancer.value().loadBalancer().loadBalancerName()));
        var zones = balancer.value().loadBalancer().availabilityZones();
        for (int i = 0; i < zones.size(); i++) {
            var pointer = balancer.pointer() + "/AvailabilityZones/" + i;
            if (zones.get(i).outpostId() != null) {
                findings.report("load-balancer-on-outpost", pointer + "/OutpostId");
            }
            if (!zones.get(i).loadBalancerAddresses().isEmpty()) {
                findings.report("load-balancer-addresses-in-use", pointer + "/LoadBalancerAddresses");
            }
        }
    }

    private void reportController(List<HasMetadata> manifests) {
        if (!manifests.isEmpty()
                && subject.target().compute() != Compute.AUTO_MODE
                && !subject.target().has(Addon.LOAD_BALANCER_CONTROLLER)) {
            findings.report(
                    "addon-missing",
                    subject.loadBalanced().get(0).pointer(),
                    manifests.get(0).getKind(),
                    "the AWS Load Balancer Controller");
        }
    }

    /** Groups of Ingresses are known in the whole cluster. */
    private String group(String suffix) {
        return KubernetesName.label(
                subject.namespaceOrDefault() + "-" + subject.base() + suffix, KubernetesName.LABEL_LENGTH);
    }
}
