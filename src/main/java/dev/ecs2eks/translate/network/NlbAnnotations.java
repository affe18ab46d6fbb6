package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;

/** The settings of a Network Load Balancer as annotations of a Service, without their prefix; each is written (T42). */
final class NlbAnnotations {

    private NlbAnnotations() {}

    static Map<String, String> of(ObservedLoadBalancer observed) {
        var balancer = observed.loadBalancer();
        var annotations = new LinkedHashMap<String, String>();
        annotations.put("nlb-target-type", "ip");
        annotations.put("scheme", balancer.schemeAsString() == null ? "internet-facing" : balancer.schemeAsString());
        annotations.put(
                "ip-address-type",
                balancer.ipAddressTypeAsString() == null ? "ipv4" : balancer.ipAddressTypeAsString());
        put(
                annotations,
                "subnets",
                balancer.availabilityZones().stream()
                        .map(AvailabilityZone::subnetId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(",")));
        put(annotations, "security-groups", String.join(",", balancer.securityGroups()));
        put(
                annotations,
                "inbound-sg-rules-on-private-link-traffic",
                balancer.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
        put(annotations, "enable-prefix-for-ipv6-source-nat", balancer.enablePrefixForIpv6SourceNatAsString());
        put(
                annotations,
                "source-nat-ipv6-prefixes",
                balancer.availabilityZones().stream()
                        .flatMap(zone -> zone.sourceNatIpv6Prefixes().stream())
                        .collect(Collectors.joining(",")));
        put(annotations, "attributes", AlbAnnotations.attributes(observed));
        put(annotations, "additional-resource-tags", ElbTags.joined(observed.tags()));
        return annotations;
    }

    static Map<String, String> of(GroupSettings settings) {
        var annotations = new LinkedHashMap<String, String>();
        if ("TLS".equals(settings.group().protocolAsString())) {
            annotations.put("backend-protocol", "ssl");
        }
        annotations.put("healthcheck-protocol", settings.checkProtocol().toLowerCase(Locale.ROOT));
        annotations.put("healthcheck-port", settings.port());
        put(annotations, "healthcheck-path", settings.path());
        annotations.put("healthcheck-interval", settings.number(GroupSettings.INTERVAL)); // T42: 10
        annotations.put("healthcheck-timeout", settings.number(GroupSettings.TIMEOUT)); // T42: 10
        annotations.put("healthcheck-healthy-threshold", settings.number(GroupSettings.HEALTHY)); // T42: 3
        annotations.put("healthcheck-unhealthy-threshold", settings.number(GroupSettings.UNHEALTHY)); // T42: 3
        put(annotations, "healthcheck-success-codes", settings.codes());
        put(annotations, "target-group-attributes", settings.attributes());
        return annotations;
    }

    static Map<String, String> of(FrontListener front) {
        var listener = front.listener().value().listener();
        var annotations = new LinkedHashMap<String, String>();
        if (front.protocol().equals("TLS")) {
            put(
                    annotations,
                    "ssl-cert",
                    String.join(
                            ",", AlbAnnotations.certificates(front.listener().value())));
            put(annotations, "ssl-negotiation-policy", listener.sslPolicy());
            put(annotations, "alpn-policy", String.join(",", listener.alpnPolicy()));
        }
        if (front.protocol().startsWith("TCP_")) {
            annotations.put("enable-tcp-udp-listener", "true");
        }
        put(
                annotations,
                "listener-attributes." + front.protocol() + "-" + front.port(),
                AlbAnnotations.listenerAttributes(front.listener().value()));
        return annotations;
    }

    private static void put(Map<String, String> annotations, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            annotations.put(name, value);
        }
    }
}
