package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Sysctl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.IpcMode;

/** Kernel parameters of the pod: those that every kubelet allows (T25). */
final class Sysctls {

    private static final Set<String> SAFE = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_wmem");

    private Sysctls() {}

    static List<Sysctl> of(Subject subject, ContainerOrder order, Platform platform, Findings findings) {
        var sysctls = new LinkedHashMap<String, Sysctl>();
        for (var placed : order.all()) {
            var container = placed.container();
            var controls = container.definition().systemControls();
            for (int i = 0; i < controls.size(); i++) {
                var name = controls.get(i).namespace();
                var value = controls.get(i).value();
                if (name == null || name.isEmpty() || value == null || platform.windows()) {
                    continue;
                }
                if (!allowed(name, container, i, subject, platform, findings)) {
                    findings.settle(container.pointer("systemControls/" + i + "/namespace"));
                } else {
                    var earlier = sysctls.put(name, new Sysctl(name, value));
                    if (earlier != null && !earlier.getValue().equals(value)) {
                        findings.report("conflicting-sysctl", container.pointer("systemControls/" + i), name);
                    }
                }
            }
        }
        return List.copyOf(sysctls.values());
    }

    private static boolean allowed(
            String name, EcsContainer container, int index, Subject subject, Platform platform, Findings findings) {
        if (!SAFE.contains(name)) {
            findings.report("unsafe-sysctl", container.pointer("systemControls/" + index), name);
            return false;
        }
        boolean hostIpc = subject.application().taskDefinition().ipcMode() == IpcMode.HOST;
        if (platform.hostNetwork() && name.startsWith("net.") || hostIpc && name.startsWith("kernel.")) {
            findings.report("host-namespace-sysctl", container.pointer("systemControls/" + index), name);
            return false;
        }
        return true;
    }
}
