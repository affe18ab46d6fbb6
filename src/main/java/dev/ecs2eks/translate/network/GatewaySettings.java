package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.subject.LoadBalanced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of a load balancer and its target group as the controller's kinds for the Gateway API have them (T42). */
final class GatewaySettings {

    private GatewaySettings() {}

    /** Of a LoadBalancerConfiguration. */
    static Map<String, Object> balancer(List<FrontListener> listeners) {
        var annotations = AlbAnnotations.of(listeners.get(0).balancer().value());
        var balancer = listeners.get(0).balancer().value();
        var spec = new LinkedHashMap<String, Object>();
        put(spec, "scheme", annotations.get("scheme"));
        put(spec, "ipAddressType", annotations.get("ip-address-type"));
        put(spec, "customerOwnedIpv4Pool", annotations.get("customer-owned-ipv4-pool"));
        put(spec, "ipv4IPAMPoolId", annotations.get("ipam-ipv4-pool-id"));
        var subnets = balancer.loadBalancer().availabilityZones().stream()
                .map(zone -> zone.subnetId())
                .filter(Objects::nonNull)
                .map(subnet -> Map.of("identifier", subnet))
                .toList();
        put(spec, "loadBalancerSubnets", subnets);
        var groups = balancer.loadBalancer().securityGroups();
        put(spec, "securityGroups", groups);
        if (!groups.isEmpty()) {
            spec.put("manageBackendSecurityGroupRules", true);
        }
        put(spec, "loadBalancerAttributes", pairs(AlbAnnotations.attributes(balancer)));
        var tags = ElbTags.portable(balancer.tags());
        put(spec, "tags", tags.isEmpty() ? null : tags);
        put(
                spec,
                "listenerConfigurations",
                listeners.stream().map(GatewaySettings::listener).toList());
        return spec;
    }

    /** Of a TargetGroupConfiguration for this Service. */
    static Map<String, Object> group(LoadBalanced balanced, String service) {
        var settings = GroupSettings.of(balanced);
        var group = settings.group();
        var check = new LinkedHashMap<String, Object>();
        check.put("healthCheckProtocol", settings.checkProtocol());
        check.put("healthCheckPort", settings.port());
        put(check, "healthCheckPath", settings.path());
        check.put("healthCheckInterval", settings.numbers().get(GroupSettings.INTERVAL));
        check.put("healthCheckTimeout", settings.numbers().get(GroupSettings.TIMEOUT));
        check.put("healthyThresholdCount", settings.numbers().get(GroupSettings.HEALTHY));
        check.put("unhealthyThresholdCount", settings.numbers().get(GroupSettings.UNHEALTHY));
        if (!settings.codes().isEmpty()) {
            var isGrpc = "GRPC".equals(group.protocolVersion());
            check.put("matcher", Map.of(isGrpc ? "grpcCode" : "httpCode", settings.codes()));
        }
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("targetType", "ip");
        put(configuration, "protocol", group.protocolAsString());
        put(configuration, "protocolVersion", group.protocolVersion());
        put(configuration, "targetControlPort", group.targetControlPort());
        configuration.put("healthCheckConfig", check);
        put(configuration, "targetGroupAttributes", pairs(settings.attributes()));
        var spec = new LinkedHashMap<String, Object>();
        spec.put("targetReference", Map.of("name", service));
        spec.put("defaultConfiguration", configuration);
        return spec;
    }

    private static Map<String, Object> listener(FrontListener front) {
        var observed = front.listener().value();
        var annotations = AlbAnnotations.of(front);
        var listener = new LinkedHashMap<String, Object>();
        listener.put("protocolPort", front.protocol() + ":" + front.port());
        var certificates = new ArrayList<>(AlbAnnotations.certificates(observed));
        if (!certificates.isEmpty()) {
            listener.put("defaultCertificate", certificates.remove(0));
            put(listener, "certificates", certificates);
        }
        put(listener, "sslPolicy", annotations.get("ssl-policy"));
        var mutual = observed.listener().mutualAuthentication();
        if (mutual != null && mutual.mode() != null && !mutual.mode().equals("off")) {
            var said = new LinkedHashMap<String, Object>();
            said.put("mode", mutual.mode());
            put(said, "trustStore", mutual.trustStoreArn());
            put(said, "ignoreClientCertificateExpiry", mutual.ignoreClientCertificateExpiry());
            put(said, "advertiseTrustStoreCaNames", mutual.advertiseTrustStoreCaNamesAsString());
            listener.put("mutualAuthentication", said);
        }
        put(listener, "listenerAttributes", pairs(AlbAnnotations.listenerAttributes(observed)));
        return listener;
    }

    private static List<Map<String, String>> pairs(String attributes) {
        var pairs = new ArrayList<Map<String, String>>();
        for (var attribute : attributes.isEmpty() ? new String[0] : attributes.split(",", -1)) {
            var parts = attribute.split("=", 2);
            var pair = new LinkedHashMap<String, String>();
            pair.put("key", parts[0]);
            pair.put("value", parts.length > 1 ? parts[1] : "");
            pairs.add(pair);
        }
        return pairs;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null && !"".equals(value) && !(value instanceof List<?> list && list.isEmpty())) {
            map.put(key, value);
        }
    }
}
