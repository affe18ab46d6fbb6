package dev.ecs2eks.translate.subject;

import dev.ecs2eks.ecs.EcsApplication;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is translated, resolved once before the parts run: the observed service, the cluster it goes to, the wishes of
 * the spec, and what several parts must agree on.
 *
 * @param base the name of the workload and of everything named like it (contract: Names)
 * @param containers in the order of the task definition
 * @param volumeNames the name in the pod of each volume, by its name in the task definition
 * @param revision what the service is configured to now, from the objects that tell the truth
 */
public record Subject(
        EcsApplication application,
        Target target,
        Options options,
        String base,
        List<EcsContainer> containers,
        Map<String, String> volumeNames,
        CurrentRevision revision) {

    /** Ports behind target groups, in the order of the service. */
    public List<LoadBalanced> loadBalanced() {
        return revision.loadBalanced();
    }

    /** Whether requests can reach the tasks from outside them; where nothing is inbound, the service is a worker. */
    public boolean isInbound() {
        return !revision.registries().isEmpty()
                || !revision.lattice().isEmpty()
                || revision.isServiceConnectServer()
                || application
                        .service()
                        .filter(it -> !it.loadBalancers().isEmpty())
                        .isPresent()
                || !revision.loadBalanced().isEmpty();
    }

    /** The container that the task definition calls so; the last one, where a bad definition has two. */
    public Optional<EcsContainer> container(String originalName) {
        return containers.stream()
                .filter(container -> container.originalName().equals(originalName))
                .reduce((first, second) -> second);
    }

    /** Labels of every object of the plan. */
    public Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put(Label.NAME, KubernetesName.label(family(), KubernetesName.LABEL_LENGTH));
        labels.put(Label.INSTANCE, base);
        labels.put(Label.MANAGED_BY, Label.ECS2EKS);
        return labels;
    }

    /** Of an object of the namespace: this name, the labels, and the namespace if one was given. */
    public ObjectMeta metadata(String name) {
        var metadata = clusterMetadata(name);
        options.namespace().ifPresent(metadata::setNamespace);
        return metadata;
    }

    /** Of an object that belongs to the whole cluster. */
    public ObjectMeta clusterMetadata(String name) {
        var metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setLabels(labels());
        return metadata;
    }

    /** The pod selector: the instance alone, because the family can change and a selector cannot. */
    public Map<String, String> selector() {
        return Map.of(Label.INSTANCE, base);
    }

    public String family() {
        var family = application.taskDefinition().family();
        return family == null || family.isEmpty() ? base : family;
    }

    /** Where a name of the namespace is needed and none was given, Kubernetes' own default. */
    public String namespaceOrDefault() {
        return options.namespace().orElse("default");
    }

    /** Whether the task runs on Windows: its own platform says so, else what ECS says of the service. */
    public boolean isWindows() {
        var platform = application.taskDefinition().runtimePlatform();
        var family = platform == null ? null : platform.operatingSystemFamilyAsString();
        if (family == null) {
            family = application.service().map(it -> it.platformFamily()).orElse("");
        }
        return family.regionMatches(true, 0, "WINDOWS", 0, "WINDOWS".length());
    }

    /** The Region of the service, else of the target; empty when neither is known. */
    public Optional<String> region() {
        return Arn.of(arn())
                .map(Arn::region)
                .filter(region -> !region.isEmpty())
                .or(target::region);
    }

    /** The account of the service, else of the target; empty when neither is known. */
    public Optional<String> account() {
        return Arn.of(arn())
                .map(Arn::account)
                .filter(account -> !account.isEmpty())
                .or(target::account);
    }

    private String arn() {
        var service = application.service().map(it -> it.serviceArn()).orElse(null);
        var arn = service == null ? application.taskDefinition().taskDefinitionArn() : service;
        return arn == null ? "" : arn;
    }
}
