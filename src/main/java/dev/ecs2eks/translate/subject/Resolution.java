package dev.ecs2eks.translate.subject;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.finding.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Volume;

/** Resolves what the parts must agree on: names (mapping G5) and load-balanced ports. */
public final class Resolution {

    private static final CurrentRevision NOTHING_SERVES =
            new CurrentRevision(List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

    private static final int LAST_PORT = 65_535;

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
                resolution.revision(containers));
    }

    private String base(Options options) {
        var family = application.taskDefinition().family();
        var original = options.name()
                .or(() -> application.service().map(Service::serviceName).filter(name -> !name.isEmpty()))
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
            if (original.isEmpty()) {
                findings.report("container-name-missing", container.pointer("name"), container.name());
            }
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

    private CurrentRevision revision(List<EcsContainer> containers) {
        return Revisions.of(application)
                .map(revisions -> new CurrentRevision(
                        loadBalanced(revisions.loadBalancers(), containers),
                        revisions.registries(),
                        revisions.network(),
                        revisions.serviceConnect(),
                        revisions.volumes(),
                        revisions.lattice()))
                .orElse(NOTHING_SERVES);
    }

    private List<LoadBalanced> loadBalanced(List<Located<LoadBalancer>> loadBalancers, List<EcsContainer> containers) {
        var balanced = new ArrayList<LoadBalanced>();
        for (int i = 0; i < loadBalancers.size(); i++) {
            var located = loadBalancers.get(i);
            var loadBalancer = located.value();
            if (loadBalancer.targetGroupArn() == null || loadBalancer.containerPort() == null) {
                continue;
            }
            if (loadBalancer.containerPort() < 1 || loadBalancer.containerPort() > LAST_PORT) {
                findings.report(
                        "value-out-of-range",
                        located.pointer() + "/containerPort",
                        loadBalancer.containerPort(),
                        1,
                        LAST_PORT);
                continue;
            }
            int index = i;
            containers.stream()
                    .filter(container -> container.originalName().equals(loadBalancer.containerName()))
                    .findFirst()
                    .ifPresentOrElse(
                            container -> balanced.add(loadBalanced(index, located, container)),
                            () -> findings.report(
                                    "unknown-container-reference",
                                    located.pointer() + "/containerName",
                                    loadBalancer.containerName()));
        }
        return balanced;
    }

    private LoadBalanced loadBalanced(int index, Located<LoadBalancer> located, EcsContainer container) {
        var arn = located.value().targetGroupArn();
        return new LoadBalanced(
                index,
                located.pointer(),
                container,
                located.value().containerPort(),
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
