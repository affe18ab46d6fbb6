package dev.ecs2eks.translate.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ecs2eks.finding.Findings;
import java.util.Map;

/** JSON maps in annotations: keys with the names of ECS would outgrow what Kubernetes allows. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All annotations of an object together may have 256 KiB. */
    private static final int LONGEST = 100_000;

    private Json() {}

    /**
     * Adds a map to annotations, unless it is empty.
     *
     * @param pointer where the map comes from, for the finding when it is too large
     */
    public static void annotate(
            Map<String, String> annotations, String key, Map<String, ?> values, String pointer, Findings findings) {
        if (values.isEmpty()) {
            return;
        }
        var text = text(values);
        if (text.length() > LONGEST) {
            findings.report("annotation-too-large", pointer, key);
        } else {
            annotations.put(key, text);
        }
    }

    private static String text(Map<String, ?> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can always be written as JSON", e);
        }
    }
}
