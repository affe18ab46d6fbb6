package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.PodSpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.NetworkMode;

/** The host name: one for the pod, the first that a container asks for. */
final class Hostnames {

    private static final int LONGEST_OVERRIDE = 64;

    private Hostnames() {}

    static void write(PodSpec pod, Subject subject, ContainerOrder order, Platform platform, Findings findings) {
        if (subject.application().taskDefinition().networkMode() == NetworkMode.AWSVPC) {
            order.all().forEach(placed -> findings.settle(placed.container().pointer("hostname")));
            return; // ECS does not use it there
        }
        @Nullable String chosen = null;
        for (var placed : order.all()) {
            var name = placed.container().definition().hostname();
            if (name == null || name.isEmpty() || name.equals(chosen)) {
                continue;
            }
            if (chosen != null || !write(pod, name, subject, platform)) {
                findings.report("hostname-not-written", placed.container().pointer("hostname"), name);
            } else {
                chosen = name;
            }
        }
    }

    private static boolean write(PodSpec pod, String name, Subject subject, Platform platform) {
        if (platform.hostNetwork()) {
            return false; // the pod has the name of its node
        }
        if (KubernetesName.isLabel(name)) {
            pod.setHostname(name);
            return true;
        }
        boolean whole = name.length() <= LONGEST_OVERRIDE
                && HostAliases.isHostName(name)
                && subject.target().kubernetesVersion().isAtLeast(1, 35);
        if (whole) {
            pod.setHostnameOverride(name);
        }
        return whole;
    }
}
