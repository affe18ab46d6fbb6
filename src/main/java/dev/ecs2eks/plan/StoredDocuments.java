package dev.ecs2eks.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan as its ConfigMaps hold it: YAML documents by name, values masked. */
public final class StoredDocuments {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Pattern PART = Pattern.compile("(?<document>.*\\.yaml)\\.(?<number>\\d{1,6})");
    private static final Pattern MANIFEST = Pattern.compile("(?<number>\\d{1,6})-.*");

    private final Map<String, String> documents;

    private StoredDocuments(Map<String, String> documents) {
        this.documents = documents;
    }

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

    /** Of the contents of all ConfigMaps of one plan; a document too long for one was continued under a number. */
    public static StoredDocuments of(Collection<Map<String, String>> contents) {
        var parts = new TreeMap<String, TreeMap<Integer, String>>();
        contents.forEach(content -> content.forEach((name, text) -> {
            var part = PART.matcher(name);
            var continued = part.matches();
            parts.computeIfAbsent(continued ? part.group("document") : name, it -> new TreeMap<>())
                    .put(continued ? Integer.parseInt(part.group("number")) : 0, text);
        }));
        var documents = new TreeMap<String, String>();
        parts.forEach((name, texts) -> documents.put(name, String.join("", texts.values())));
        return new StoredDocuments(documents);
    }

    /** In the order of the plan. */
    public List<String> manifests() {
        return documents.entrySet().stream()
                .filter(document -> MANIFEST.matcher(document.getKey()).matches())
                .sorted(Comparator.comparing(document -> number(document.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** In the order of the plan, those of the cluster included. */
    public List<Finding> findings() {
        try {
            return YAML
                    .readValue(documents.getOrDefault(PlanDocuments.FINDINGS, "[]"), new TypeReference<List<Row>>() {})
                    .stream()
                    .map(Row::finding)
                    .toList();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no list of findings", e);
        }
    }

    /** What must change in AWS; empty where nothing must. */
    Optional<String> awsChanges() {
        return Optional.ofNullable(documents.get(PlanDocuments.AWS_CHANGES));
    }

    private static int number(String name) {
        var manifest = MANIFEST.matcher(name);
        return manifest.matches() ? Integer.parseInt(manifest.group("number")) : 0;
    }
}
