package dev.ecs2eks.translate.subject;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.finding.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Volume;

/** Resolves what the parts must agree on: names (mapping G5) and load-balanced ports. */
public final class Resolution {

    private final EcsApplication application;
    private final Findings findings;

    private Resolution(EcsApplication application, Findings findings) {
        this.application = application;
        this.findings = findings;
    }

    public static Subject of(EcsApplication application, Target target, Options options, Findings findings) {
        var resolution = new Resolution(application, findings);
        var containers = resolution.containers();
        return new Subject(
                application,
                target,
                options,
                resolution.base(options),
                containers,
                resolution.volumeNames(),
                resolution.loadBalanced(containers));
    }

    private String base(Options options) {
        var family = application.taskDefinition().family();
        var original = options.name()
                .or(() -> application.service().map(Service::serviceName))
                .orElse(family == null ? "" : family);
        return KubernetesName.service(original, KubernetesName.BASE_LENGTH);
    }

    private List<EcsContainer> containers() {
        var names = labelNames();
        var seen = new HashSet<String>();
        var containers = new ArrayList<EcsContainer>();
        for (var definition : application.taskDefinition().containerDefinitions()) {
            var original = definition.name() == null ? "" : definition.name();
            var container = new EcsContainer(containers.size(), names.next(original), definition);
            if (!seen.add(original)) {
                findings.report("duplicate-container-name", container.pointer("name"), original);
            }
            containers.add(container);
        }
        return List.copyOf(containers);
    }

    private Map<String, String> volumeNames() {
        var names = labelNames();
        var volumes = new LinkedHashMap<String, String>();
        for (Volume volume : application.taskDefinition().volumes()) {
            volumes.computeIfAbsent(volume.name() == null ? "" : volume.name(), names::next);
        }
        return volumes;
    }

    private List<LoadBalanced> loadBalanced(List<EcsContainer> containers) {
        var balanced = new ArrayList<LoadBalanced>();
        var loadBalancers = application.service().map(Service::loadBalancers).orElse(List.of());
        for (int i = 0; i < loadBalancers.size(); i++) {
            var loadBalancer = loadBalancers.get(i);
            if (loadBalancer.targetGroupArn() == null || loadBalancer.containerPort() == null) {
                continue;
            }
            int index = i;
            containers.stream()
                    .filter(container -> container.originalName().equals(loadBalancer.containerName()))
                    .findFirst()
                    .ifPresentOrElse(
                            container -> balanced.add(loadBalanced(index, container, loadBalancer)),
                            () -> findings.report(
                                    "unknown-container-reference",
                                    "/service/loadBalancers/" + index + "/containerName",
                                    loadBalancer.containerName()));
        }
        return List.copyOf(balanced);
    }

    private LoadBalanced loadBalanced(int index, EcsContainer container, LoadBalancer loadBalancer) {
        var arn = loadBalancer.targetGroupArn();
        return new LoadBalanced(
                index,
                "/service/loadBalancers/" + index,
                container,
                loadBalancer.containerPort(),
                arn,
                application
                        .traffic()
                        .targetGroups()
                        .first(seen -> arn.equals(seen.group().targetGroupArn())));
    }

    private static UniqueNames labelNames() {
        return new UniqueNames(
                name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
    }
}
