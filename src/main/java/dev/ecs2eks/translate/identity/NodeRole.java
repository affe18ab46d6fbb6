package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.List;
import java.util.Set;

/** Without a task role a program gets what the machine under it gives (T34b). */
final class NodeRole {

    private static final Set<String> ON_INSTANCES = Set.of("EC2", "MANAGED_INSTANCES");

    private NodeRole() {}

    static void of(Subject subject, Findings findings) {
        if (ranOnInstances(subject)) {
            findings.report("node-role-leak", TaskRole.POINTER);
        } else if (subject.target().compute() != Compute.FARGATE) {
            findings.report("TaskDefinition.taskRoleArn=(absent)", TaskRole.POINTER);
        }
    }

    /** A launch type and a capacity provider strategy exclude each other: both are looked at (T03b). */
    private static boolean ranOnInstances(Subject subject) {
        var service = subject.application().service();
        var launchType = service.map(it -> it.launchTypeAsString());
        if (launchType.isPresent()) {
            return ON_INSTANCES.contains(launchType.get());
        }
        var providers = service.map(it -> it.capacityProviderStrategy()).orElse(List.of());
        if (!providers.isEmpty()) {
            return providers.stream()
                    .anyMatch(it -> !String.valueOf(it.capacityProvider()).startsWith("FARGATE"));
        }
        var compatibilities = subject.application().taskDefinition().requiresCompatibilitiesAsStrings();
        return compatibilities.contains("EC2") && !compatibilities.contains("FARGATE");
    }
}
