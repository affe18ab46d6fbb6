package dev.ecs2eks.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.report.PlanResult.NotPlanned;
import dev.ecs2eks.report.PlanResult.Planned;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * Plans as the JSON that scripts rely on (contract: Output of {@code -o json}): fixed order of members, keys of maps
 * sorted, so that equal plans are equal text.
 */
public final class PlanJson {

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** One plan, with a newline at its end. */
    public String one(Plan plan) {
        return document(out -> {
            out.writeStartObject();
            members(out, plan);
            out.writeEndObject();
        });
    }

    /** Several results in their order, with a newline at their end. */
    public String many(List<PlanResult> results) {
        return document(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("results");
            for (var result : results) {
                result(out, result);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** Something that writes a document. */
    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    private String document(Content content) {
        var text = new StringWriter();
        try (var out = json.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            content.write(out);
        } catch (IOException e) {
            throw new IllegalStateException("a plan is plain data and can always be written", e);
        }
        return text.append('\n').toString();
    }

    private void result(JsonGenerator out, PlanResult result) throws IOException {
        out.writeStartObject();
        out.writeStringField("source", result.source());
        if (result instanceof Planned planned) {
            members(out, planned.plan());
        } else if (result instanceof NotPlanned not) {
            out.writeStringField("error", not.error());
        }
        out.writeEndObject();
    }

    private void members(JsonGenerator out, Plan plan) throws IOException {
        out.writeArrayFieldStart("manifests");
        for (var manifest : plan.manifests()) {
            json.writeValue(out, manifest);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("findings");
        for (var finding : plan.findings()) {
            finding(out, finding);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("awsChanges");
        for (var change : plan.awsChanges()) {
            json.writeValue(out, change);
        }
        out.writeEndArray();
    }

    private static void finding(JsonGenerator out, Finding finding) throws IOException {
        out.writeStartObject();
        out.writeStringField("code", finding.code());
        out.writeStringField("severity", finding.severity().label());
        out.writeStringField("field", finding.field());
        out.writeStringField("message", finding.message());
        if (!finding.suggestion().isEmpty()) {
            out.writeStringField("suggestion", finding.suggestion());
        }
        if (finding.accepted().isPresent()) {
            out.writeStringField("accepted", finding.accepted().get());
        }
        out.writeEndObject();
    }
}
