package dev.ecs2eks.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ecs2eks.finding.Finding;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan as the documents that people read: one for each manifest, the findings, and what must change in AWS. */
final class PlanDocuments {

    static final String FINDINGS = "findings.yaml";
    static final String AWS_CHANGES = "aws-changes.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private PlanDocuments() {}

    /** By name, in the order of the plan; suspicious values masked. */
    static Map<String, String> of(Plan plan, Masking masking) {
        var documents = new LinkedHashMap<String, String>();
        documents.put(
                FINDINGS, yaml(plan.findings().stream().map(PlanDocuments::row).toList(), masking));
        int number = 1;
        for (var manifest : plan.manifests()) {
            documents.put(name(number++, manifest), yaml(manifest, masking));
        }
        if (!plan.awsChanges().isEmpty()) {
            documents.put(AWS_CHANGES, yaml(plan.awsChanges(), masking));
        }
        return documents;
    }

    private static String name(int number, HasMetadata manifest) {
        return String.format(
                Locale.ROOT,
                "%03d-%s-%s.yaml",
                number,
                manifest.getKind().toLowerCase(Locale.ROOT),
                manifest.getMetadata().getName());
    }

    private static Map<String, String> row(Finding finding) {
        var row = new LinkedHashMap<String, String>();
        row.put("code", finding.code());
        row.put("severity", finding.severity().label());
        row.put("field", finding.field());
        row.put("message", finding.message());
        if (!finding.suggestion().isEmpty()) {
            row.put("suggestion", finding.suggestion());
        }
        finding.accepted().ifPresent(reason -> row.put("accepted", reason));
        return row;
    }

    private static String yaml(Object value, Masking masking) {
        try {
            return YAML.writeValueAsString(masking.document(YAML.valueToTree(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is plain data and can always be written", e);
        }
    }

    /** All documents, split over as many groups as needed so that none outgrows the limit; nothing is ever cut. */
    static List<Map<String, String>> groups(Map<String, String> documents, int bytes) {
        return new Groups(bytes).addAll(documents).all();
    }
}
