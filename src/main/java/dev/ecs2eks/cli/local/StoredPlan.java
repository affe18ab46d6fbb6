package dev.ecs2eks.cli.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plan of a migration as a person reads it in its ConfigMaps: manifests in order, and findings. */
public record StoredPlan(List<String> configMaps, List<GenericKubernetesResource> manifests, List<Finding> findings) {

    /** A finding, as {@code findings.yaml} has it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(
            String code,
            String severity,
            String field,
            String message,
            @Nullable String suggestion,
            @Nullable String accepted) {

        Finding finding() {
            return new Finding(
                    code,
                    Severity.of(severity),
                    field,
                    message,
                    suggestion == null ? "" : suggestion,
                    Optional.ofNullable(accepted));
        }
    }

    /** Reads it; empty where nothing is stored. */
    public static StoredPlan of(KubernetesClient client, EcsMigration migration) {
        var stored = Stream.ofNullable(migration.getStatus())
                .flatMap(status -> Stream.ofNullable(status.plan()))
                .flatMap(plan -> Stream.ofNullable(plan.configMaps()))
                .flatMap(List::stream)
                .toList();
        var documents = new TreeMap<String, String>();
        for (var name : stored) {
            documents.putAll(client.configMaps()
                    .inNamespace(migration.getMetadata().getNamespace())
                    .withName(name)
                    .require()
                    .getData());
        }
        var whole = joined(documents);
        return new StoredPlan(stored, manifests(whole), findings(whole));
    }

    /** How many findings have this severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** A document that was too long for one ConfigMap is continued as {@code name.1}, {@code name.2}, … */
    private static Map<String, String> joined(TreeMap<String, String> documents) {
        var whole = new TreeMap<String, String>();
        documents.keySet().stream()
                .sorted(Comparator.comparing(String::length).thenComparing(name -> name))
                .forEach(name -> whole.merge(
                        name.replaceFirst("(?<=\\.yaml)\\.\\d+$", ""),
                        documents.getOrDefault(name, ""),
                        String::concat));
        return whole;
    }

    private static List<GenericKubernetesResource> manifests(Map<String, String> documents) {
        return documents.entrySet().stream()
                .filter(document -> document.getKey().matches("\\d+-.*"))
                .map(document -> Serialization.unmarshal(document.getValue(), GenericKubernetesResource.class))
                .toList();
    }

    private static List<Finding> findings(Map<String, String> documents) {
        var text = documents.getOrDefault("findings.yaml", "[]").getBytes(StandardCharsets.UTF_8);
        var rows = Serialization.unmarshal(new ByteArrayInputStream(text), new TypeReference<List<Row>>() {});
        return rows.stream().map(Row::finding).toList();
    }
}
