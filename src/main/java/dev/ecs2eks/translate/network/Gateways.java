package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An Application Load Balancer by the Gateway API (mapping §3.8 mode B): a Gateway with its listeners, and an HTTPRoute
 * for successive rules of the same hosts. Rules that it has no words for are named, each at its place.
 */
final class Gateways {

    private static final String API = "gateway.networking.k8s.io/v1";
    private static final String CONTROLLER_API = "gateway.k8s.aws/v1beta1";

    /** Of class {@code gateway.k8s.aws/alb}; no controller brings one, so the cluster must have it by this name. */
    private static final String CLASS = "aws-alb";

    /** Of one HTTPRoute. */
    private static final int MOST_RULES = 16;

    private final Subject subject;
    private final OwnGroups own;
    private final RouteActions actions;
    private final UniqueNames names = new UniqueNames(
            name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
    private final UniqueNames gateways = new UniqueNames(
            name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
    private final Findings findings;

    Gateways(Subject subject, OwnGroups own, Findings findings) {
        this.subject = subject;
        this.own = own;
        this.actions = new RouteActions(subject.base(), own);
        this.findings = findings;
    }

    /** Of one load balancer. */
    List<HasMetadata> of(List<FrontListener> listeners) {
        var name = gateways.next(subject.base());
        findings.report("gateway-class-needed", listeners.get(0).balancer().pointer(), CLASS);
        var manifests = new ArrayList<HasMetadata>();
        manifests.add(object(CONTROLLER_API, "LoadBalancerConfiguration", name, GatewaySettings.balancer(listeners)));
        if (name.equals(subject.base())) {
            manifests.add(object(CONTROLLER_API, "TargetGroupConfiguration", name, group()));
        }
        manifests.add(object(API, "Gateway", name, gateway(name, listeners)));
        listeners.forEach(listener -> manifests.addAll(routes(name, listener)));
        return manifests;
    }

    /** One Service has one configuration of the groups it is behind: that of the first. */
    private Map<String, Object> group() {
        var groups = own.all();
        var first = groups.get(0);
        for (var other : groups) {
            if (!GroupSettings.of(other).isLike(GroupSettings.of(first))) {
                findings.report("target-group-settings-differ", other.pointer(), other.targetGroupArn());
            }
        }
        return GatewaySettings.group(first, subject.base());
    }

    private static Map<String, Object> gateway(String name, List<FrontListener> listeners) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("group", "gateway.k8s.aws");
        parameters.put("kind", "LoadBalancerConfiguration");
        parameters.put("name", name);
        var spec = new LinkedHashMap<String, Object>();
        spec.put("gatewayClassName", CLASS);
        spec.put("infrastructure", Map.of("parametersRef", parameters));
        spec.put("listeners", listeners.stream().map(Gateways::listener).toList());
        return spec;
    }

    private static Map<String, Object> listener(FrontListener front) {
        var listener = new LinkedHashMap<String, Object>();
        listener.put("name", section(front));
        listener.put("port", front.port());
        listener.put("protocol", front.protocol());
        listener.put("allowedRoutes", Map.of("namespaces", Map.of("from", "Same")));
        return listener;
    }

    private static String section(FrontListener front) {
        return front.protocol().toLowerCase(Locale.ROOT) + "-" + front.port();
    }

    private List<HasMetadata> routes(String gateway, FrontListener listener) {
        var byHosts = new LinkedHashMap<List<String>, List<Map<String, Object>>>();
        for (var rule : listener.lines()) {
            var isOtherwise = listener.otherwise().filter(rule::equals).isPresent();
            if (isOtherwise && isNotFound(rule)) {
                continue;
            }
            var matches = RouteMatches.of(rule.conditions());
            var members = actions.members(rule);
            if (matches.isEmpty() || members.isEmpty()) {
                findings.report(
                        "gateway-cannot-express", rule.guards() ? Severity.BLOCKING : Severity.WARNING, rule.pointer());
                continue;
            }
            if (matches.get().hasPrefix()) {
                findings.report("gateway-prefix-matches-itself", rule.pointer());
            }
            var written = new LinkedHashMap<String, Object>();
            if (!matches.get().matches().isEmpty()) {
                written.put("matches", matches.get().matches());
            }
            written.putAll(members.get());
            byHosts.computeIfAbsent(matches.get().hosts(), hosts -> new ArrayList<>())
                    .add(written);
        }
        if (listener.rules().size() > 1) {
            findings.report("gateway-orders-by-specificity", listener.listener().pointer());
        }
        var routes = new ArrayList<HasMetadata>();
        byHosts.forEach((hosts, rules) -> {
            for (int from = 0; from < rules.size(); from += MOST_RULES) {
                var some = rules.subList(from, Math.min(rules.size(), from + MOST_RULES));
                routes.add(route(gateway, listener, hosts, List.copyOf(some)));
            }
        });
        return routes;
    }

    private HasMetadata route(
            String gateway, FrontListener listener, List<String> hosts, List<Map<String, Object>> rules) {
        var parent = new LinkedHashMap<String, Object>();
        parent.put("name", gateway);
        parent.put("sectionName", section(listener));
        var spec = new LinkedHashMap<String, Object>();
        spec.put("parentRefs", List.of(parent));
        if (!hosts.isEmpty()) {
            spec.put("hostnames", hosts);
        }
        spec.put("rules", rules);
        return object(API, "HTTPRoute", names.next(subject.base() + "-" + listener.port()), spec);
    }

    /** A load balancer that is made by the controller says 404 by itself where no route matches. */
    private static boolean isNotFound(FrontRule rule) {
        return rule.answer()
                .map(answer -> answer.fixedResponseConfig())
                .filter(fixed -> "404".equals(fixed.statusCode())
                        && (fixed.messageBody() == null || fixed.messageBody().isEmpty()))
                .isPresent();
    }

    private HasMetadata object(String apiVersion, String kind, String name, Map<String, Object> spec) {
        var metadata = subject.metadata(name);
        metadata.setAnnotations(Map.of(Label.STAGE, "Shift"));
        var object = new GenericKubernetesResource();
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(metadata);
        object.setAdditionalProperty("spec", spec);
        return object;
    }
}
