package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodDNSConfigOption;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** Name servers and search domains, which hold for all containers of the pod. */
final class Dns {

    private static final int MOST_SERVERS = 3;
    private static final int MOST_DOMAINS = 32;

    private Dns() {}

    static void write(PodSpec pod, ContainerOrder order, Platform platform, Findings findings) {
        var servers = union(
                order, ContainerDefinition::dnsServers, HostAliases::isAddress, "dnsServers", MOST_SERVERS, findings);
        var domains = union(
                order,
                ContainerDefinition::dnsSearchDomains,
                text -> HostAliases.isHostName(text.toLowerCase(Locale.ROOT)),
                "dnsSearchDomains",
                MOST_DOMAINS,
                findings);
        if (!servers.isEmpty()) {
            pod.setDnsPolicy("None");
            reportServers(order, servers, findings);
        } else if (platform.hostNetwork()) {
            pod.setDnsPolicy("ClusterFirstWithHostNet");
        }
        if (!servers.isEmpty() || !domains.isEmpty()) {
            // A name with a dot is asked for as it is first, as in ECS.
            var options = domains.isEmpty() ? null : List.of(new PodDNSConfigOption("ndots", "1"));
            pod.setDnsConfig(new PodDNSConfig(servers, options, domains));
        }
    }

    /** The sweep would not, where one of the servers has a finding of its own. */
    private static void reportServers(ContainerOrder order, List<String> servers, Findings findings) {
        for (var placed : order.all()) {
            if (placed.container().definition().dnsServers().stream().anyMatch(servers::contains)) {
                findings.report(
                        "ContainerDefinition.dnsServers", placed.container().pointer("dnsServers"));
            }
        }
    }

    private static List<String> union(
            ContainerOrder order,
            Function<ContainerDefinition, List<String>> member,
            Predicate<String> valid,
            String name,
            int most,
            Findings findings) {
        var union = new LinkedHashSet<String>();
        for (var placed : order.all()) {
            EcsContainer container = placed.container();
            var values = member.apply(container.definition());
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i) == null ? "" : values.get(i);
                if (!valid.test(value) || (union.size() == most && !union.contains(value))) {
                    findings.report("invalid-dns-entry", container.pointer(name + "/" + i), value);
                } else {
                    union.add(value);
                }
            }
        }
        return new ArrayList<>(union);
    }
}
