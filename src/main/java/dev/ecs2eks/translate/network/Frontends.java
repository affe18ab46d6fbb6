package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Options.Frontend;
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
    private final Ingresses ingresses;
    private final Gateways gateways;
    private final NetworkLoadBalancers networkLoadBalancers;
    private final Findings findings;

    private Frontends(Subject subject, Findings findings) {
        this.subject = subject;
        this.own = OwnGroups.of(subject);
        this.ingresses = new Ingresses(subject, own, findings);
        this.gateways = new Gateways(subject, own, findings);
        this.networkLoadBalancers = new NetworkLoadBalancers(subject, own, findings);
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
        for (var listeners : byBalancer.values()) {
            var group = byBalancer.size() == 1 ? "" : "-" + (manifests.size() + 1);
            var made = ofBalancer(listeners, group(group));
            if (!made.isEmpty()) {
                manifests.addAll(made);
                reportNewBalancer(listeners.get(0));
            }
        }
        reportControllers(manifests);
        return manifests;
    }

    /** Network Load Balancers come from a Service in any case: the Gateway API has no settled routes for TCP. */
    private List<HasMetadata> ofBalancer(List<FrontListener> listeners, String group) {
        var balancer = listeners.get(0).balancer();
        var type = String.valueOf(balancer.value().loadBalancer().typeAsString());
        return switch (type) {
            case "network" -> networkLoadBalancers.of(listeners);
            case "application", "null" ->
                subject.options().frontend() == Frontend.GATEWAY
                        ? gateways.of(listeners)
                        : ingresses.of(listeners, group);
            default -> {
                findings.report("load-balancer-type-not-recreated", balancer.pointer(), type);
                yield List.of();
            }
        };
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
        var loadBalancer = balancer.value().loadBalancer();
        ClusterVpc.otherThan(loadBalancer.vpcId(), subject)
                .ifPresent(own -> findings.report(
                        "load-balancer-in-other-vpc", balancer.pointer() + "/VpcId", loadBalancer.vpcId(), own));
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

    private void reportControllers(List<HasMetadata> manifests) {
        if (manifests.isEmpty()) {
            return;
        }
        var pointer = subject.loadBalanced().get(0).pointer();
        var target = subject.target();
        var isByGateway = manifests.stream().anyMatch(it -> it.getKind().equals("Gateway"));
        if (isByGateway && !target.has(Addon.GATEWAY_API)) {
            findings.report("addon-missing", pointer, "Gateway", "the Gateway API");
        } else if (!target.has(Addon.LOAD_BALANCER_CONTROLLER)
                && (isByGateway || target.compute() != Compute.AUTO_MODE)) { // T50: it brings no Gateways
            findings.report("addon-missing", pointer, manifests.get(0).getKind(), "the AWS Load Balancer Controller");
        }
    }

    /** Groups of Ingresses are known in the whole cluster. */
    private String group(String suffix) {
        return KubernetesName.label(
                subject.namespaceOrDefault() + "-" + subject.base() + suffix, KubernetesName.LABEL_LENGTH);
    }
}
