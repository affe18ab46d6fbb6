package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Traffic.ObservedListener;
import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import dev.ecs2eks.translate.subject.LoadBalanced;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;

/**
 * The settings of an Application Load Balancer as annotations of an Ingress, without their prefix (mapping §3.8). Each
 * value is written: the controller's own defaults are other ones than those of the API (T42).
 */
final class AlbAnnotations {

    /** What a listener has that was made without saying so. */
    private static final String OLDEST_POLICY = "ELBSecurityPolicy-2016-08";

    private AlbAnnotations() {}

    /** Of the load balancer itself. */
    static Map<String, String> of(ObservedLoadBalancer observed) {
        var balancer = observed.loadBalancer();
        var annotations = new LinkedHashMap<String, String>();
        annotations.put("scheme", orElse(balancer.schemeAsString(), "internet-facing")); // T42: internal
        annotations.put("ip-address-type", orElse(balancer.ipAddressTypeAsString(), "ipv4"));
        put(annotations, "subnets", joined(balancer.availabilityZones().stream().map(AvailabilityZone::subnetId)));
        put(annotations, "security-groups", String.join(",", balancer.securityGroups()));
        put(annotations, "customer-owned-ipv4-pool", balancer.customerOwnedIpv4Pool());
        if (balancer.ipamPools() != null) {
            put(annotations, "ipam-ipv4-pool-id", balancer.ipamPools().ipv4IpamPoolId());
        }
        put(annotations, "load-balancer-attributes", attributes(observed));
        put(annotations, "tags", ElbTags.joined(observed.tags()));
        return annotations;
    }

    /** Of one listener. */
    static Map<String, String> of(FrontListener front) {
        var observed = front.listener().value();
        var listener = observed.listener();
        var annotations = new LinkedHashMap<String, String>();
        annotations.put("listen-ports", AnnotationJson.text(List.of(Map.of(front.protocol(), front.port()))));
        if (front.protocol().equals("HTTPS")) {
            put(annotations, "certificate-arn", String.join(",", certificates(observed)));
            annotations.put("ssl-policy", orElse(listener.sslPolicy(), OLDEST_POLICY)); // T42: an old one
        }
        var mutual = listener.mutualAuthentication();
        if (mutual != null && mutual.mode() != null && !mutual.mode().equals("off")) {
            annotations.put("mutual-authentication", mutualAuthentication(front));
        }
        put(annotations, "listener-attributes." + front.protocol() + "-" + front.port(), listenerAttributes(observed));
        return annotations;
    }

    /** Of the target group that is made for the pods; they are always targets by address. */
    static Map<String, String> of(LoadBalanced balanced, String service) {
        var settings = GroupSettings.of(balanced);
        var group = settings.group();
        var annotations = new LinkedHashMap<String, String>();
        annotations.put("target-type", "ip");
        annotations.put("backend-protocol", orElse(group.protocolAsString(), "HTTP"));
        annotations.put("backend-protocol-version", orElse(group.protocolVersion(), "HTTP1"));
        annotations.put("healthcheck-protocol", settings.checkProtocol());
        annotations.put("healthcheck-port", settings.port());
        put(annotations, "healthcheck-path", settings.path());
        annotations.put("healthcheck-interval-seconds", settings.number(GroupSettings.INTERVAL)); // T42: 15
        annotations.put("healthcheck-timeout-seconds", settings.number(GroupSettings.TIMEOUT));
        annotations.put("healthy-threshold-count", settings.number(GroupSettings.HEALTHY)); // T42: 2
        annotations.put("unhealthy-threshold-count", settings.number(GroupSettings.UNHEALTHY));
        put(annotations, "success-codes", settings.codes());
        put(annotations, "target-group-attributes", settings.attributes());
        if (group.targetControlPort() != null) {
            annotations.put(
                    "target-control-port." + service + "." + balanced.port(),
                    group.targetControlPort().toString());
        }
        return annotations;
    }

    /** The default one first: the controller takes it for the default. */
    static Set<String> certificates(ObservedListener observed) {
        var all = new LinkedHashSet<String>();
        var listed = observed.listener().certificates();
        listed.stream()
                .filter(certificate -> Boolean.TRUE.equals(certificate.isDefault()))
                .map(Certificate::certificateArn)
                .forEach(all::add);
        listed.stream().map(Certificate::certificateArn).forEach(all::add);
        observed.certificates().stream().map(Certificate::certificateArn).forEach(all::add);
        all.removeIf(Objects::isNull);
        return all;
    }

    /** {@code key=value,key=value} of those that have a value. */
    static String listenerAttributes(ObservedListener observed) {
        return pairs(observed.attributes(), ListenerAttribute::key, ListenerAttribute::value);
    }

    /** {@code key=value,key=value} of those that have a value. */
    static String attributes(ObservedLoadBalancer observed) {
        return pairs(observed.attributes(), LoadBalancerAttribute::key, LoadBalancerAttribute::value);
    }

    private static <T> String pairs(List<T> attributes, Function<T, String> key, Function<T, String> value) {
        return attributes.stream()
                .filter(attribute -> key.apply(attribute) != null)
                .filter(attribute -> value.apply(attribute) != null
                        && !value.apply(attribute).isEmpty())
                .map(attribute -> key.apply(attribute) + "=" + value.apply(attribute))
                .collect(Collectors.joining(","));
    }

    private static String mutualAuthentication(FrontListener front) {
        var mutual = front.listener().value().listener().mutualAuthentication();
        var entry = new LinkedHashMap<String, Object>();
        entry.put("port", front.port());
        entry.put("mode", mutual.mode());
        if (mutual.trustStoreArn() != null) {
            entry.put("trustStore", mutual.trustStoreArn());
        }
        if (mutual.ignoreClientCertificateExpiry() != null) {
            entry.put("ignoreClientCertificateExpiry", mutual.ignoreClientCertificateExpiry());
        }
        if (mutual.advertiseTrustStoreCaNamesAsString() != null) {
            entry.put("advertiseTrustStoreCaNames", mutual.advertiseTrustStoreCaNamesAsString());
        }
        return AnnotationJson.text(List.of(entry));
    }

    private static String joined(java.util.stream.Stream<@Nullable String> values) {
        return values.filter(Objects::nonNull).collect(Collectors.joining(","));
    }

    private static String orElse(@Nullable String value, String usual) {
        return value == null || value.isEmpty() ? usual : value;
    }

    private static void put(Map<String, String> annotations, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            annotations.put(name, value);
        }
    }
}
