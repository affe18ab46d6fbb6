package dev.ecs2eks.translate.pod;

import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.Locale;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Where the pod runs, as far as it decides what may be written.
 *
 * @param fargate EKS Fargate, whatever the task ran on in ECS
 * @param podLevelResources whether a size can be given to the pod as a whole: Kubernetes 1.34, Linux nodes
 * @param hostNetwork whether the pod shares the network of its node
 */
record Platform(boolean windows, boolean fargate, boolean podLevelResources, boolean hostNetwork) {

    static Platform of(Subject subject) {
        var definition = subject.application().taskDefinition();
        var platform = definition.runtimePlatform();
        var family = platform == null || platform.operatingSystemFamilyAsString() == null
                ? subject.application().service().map(Service::platformFamily).orElse("")
                : platform.operatingSystemFamilyAsString();
        boolean windows = family.toUpperCase(Locale.ROOT).startsWith("WINDOWS");
        boolean fargate = subject.target().compute() == Compute.FARGATE;
        return new Platform(
                windows,
                fargate,
                !windows && !fargate && subject.target().kubernetesVersion().isAtLeast(1, 34),
                "host".equals(definition.networkModeAsString()));
    }
}
