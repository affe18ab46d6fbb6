package dev.ecs2eks.cli.local;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.plan.StoredDocuments;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;

/** The plan of a migration as a person reads it in its ConfigMaps: manifests in order, and findings. */
public record StoredPlan(List<String> configMaps, List<GenericKubernetesResource> manifests, List<Finding> findings) {

    /** Reads it; empty where nothing is stored. */
    public static StoredPlan of(KubernetesClient client, EcsMigration migration) {
        var stored = Stream.ofNullable(migration.getStatus())
                .flatMap(status -> Stream.ofNullable(status.plan()))
                .flatMap(plan -> Stream.ofNullable(plan.configMaps()))
                .flatMap(List::stream)
                .toList();
        var documents = StoredDocuments.of(stored.stream()
                .map(name -> client.configMaps()
                        .inNamespace(migration.getMetadata().getNamespace())
                        .withName(name)
                        .require()
                        .getData())
                .toList());
        return new StoredPlan(
                stored,
                documents.manifests().stream()
                        .map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class))
                        .toList(),
                documents.findings());
    }

    /** How many findings have this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
