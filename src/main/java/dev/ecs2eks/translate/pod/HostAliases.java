package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.HostAlias;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Links and extra hosts as entries of the pod's hosts file; siblings are on localhost (T21). */
final class HostAliases {

    private static final String LOCALHOST = "127.0.0.1";
    private static final String HOST_GATEWAY = "host-gateway";
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?+(?:\\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?+)*+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");

    private final Map<String, Set<String>> names = new LinkedHashMap<>();
    private final Findings findings;

    private HostAliases(Findings findings) {
        this.findings = findings;
    }

    static List<HostAlias> of(Subject subject, ContainerOrder order, Findings findings) {
        var aliases = new HostAliases(findings);
        var siblings =
                subject.containers().stream().map(EcsContainer::originalName).collect(Collectors.toSet());
        for (var placed : order.all()) {
            aliases.links(placed.container(), siblings);
            aliases.extraHosts(placed.container());
        }
        return aliases.names.entrySet().stream()
                .map(entry -> new HostAlias(List.copyOf(entry.getValue()), entry.getKey()))
                .toList();
    }

    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    static boolean isHostName(String text) {
        return text.length() <= 253 && NAME.matcher(text).matches();
    }

    /** {@code name} or {@code name:alias}; Docker knows the sibling by both. */
    private void links(EcsContainer container, Set<String> siblings) {
        var links = container.definition().links();
        for (int i = 0; i < links.size(); i++) {
            var link = links.get(i) == null ? "" : links.get(i);
            int colon = link.indexOf(':');
            var name = colon < 0 ? link : link.substring(0, colon);
            var pointer = container.pointer("links/" + i);
            if (!siblings.contains(name)) {
                findings.report("unknown-container-reference", Severity.WARNING, pointer, name);
                continue;
            }
            add(LOCALHOST, link.substring(colon + 1), pointer);
            add(LOCALHOST, name, pointer);
        }
    }

    private void extraHosts(EcsContainer container) {
        var hosts = container.definition().extraHosts();
        for (int i = 0; i < hosts.size(); i++) {
            var address = hosts.get(i).ipAddress() == null ? "" : hosts.get(i).ipAddress();
            var name = hosts.get(i).hostname() == null ? "" : hosts.get(i).hostname();
            if (isAddress(address)) {
                add(address, name, container.pointer("extraHosts/" + i));
            } else if (!address.equals(HOST_GATEWAY)) {
                findings.report("invalid-host-alias", container.pointer("extraHosts/" + i), name);
            }
        }
    }

    /** The API server takes DNS names only. */
    private void add(String address, String name, String pointer) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (isHostName(lower)) {
            names.computeIfAbsent(address, key -> new LinkedHashSet<>()).add(lower);
        } else {
            findings.report("invalid-host-alias", pointer, name);
        }
    }
}
