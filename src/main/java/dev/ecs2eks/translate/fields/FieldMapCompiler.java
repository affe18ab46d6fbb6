package dev.ecs2eks.translate.fields;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ecs2eks.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Build step: turns the YAML files of the field map into one line per key ({@code key, effect, severity, because,
 * remedy}, tab separated), so that no YAML is parsed when the program starts. Stops the build at the first entry that
 * makes no sense.
 */
public final class FieldMapCompiler {

    private FieldMapCompiler() {}

    /** Arguments: the folder of YAML files, the folder of compiled classes. */
    public static void main(String[] arguments) throws IOException {
        var compiled = Path.of(arguments[1] + FieldMap.RESOURCE);
        Files.createDirectories(compiled.getParent());
        Files.write(compiled, compile(Path.of(arguments[0])));
    }

    static List<String> compile(Path folder) throws IOException {
        var lines = new LinkedHashMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                for (var entry : parse(file).entrySet()) {
                    for (var key : expand(entry.getKey())) {
                        if (lines.put(key, line(file, key, entry.getValue())) != null) {
                            throw new IllegalStateException(file + ": " + key + " has two entries");
                        }
                    }
                }
            }
        }
        return List.copyOf(lines.values());
    }

    private static Map<String, Map<String, String>> parse(Path file) throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        return yaml.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Map<String, String>>>() {});
    }

    /** {@code Shape.{a,b}} stands for {@code Shape.a} and {@code Shape.b}. */
    private static List<String> expand(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}');
        if (open < 0 || close < open) {
            return List.of(key);
        }
        var keys = new ArrayList<String>();
        for (var member : key.substring(open + 1, close).split(",")) {
            keys.add(key.substring(0, open) + member.strip() + key.substring(close + 1));
        }
        return keys;
    }

    private static String line(Path file, String key, Map<String, String> entry) {
        var effect = Effect.of(entry.getOrDefault("effect", "reported"));
        var severity = entry.containsKey("severity")
                ? Severity.of(String.valueOf(entry.get("severity")))
                : effect.usualSeverity();
        var because = oneLine(entry.getOrDefault("because", ""));
        var remedy = oneLine(entry.getOrDefault("remedy", ""));
        if (effect.needsWords() && (because.isEmpty() || (remedy.isEmpty() && severity != Severity.INFO))) {
            throw new IllegalStateException(file + ": " + key + " needs words: because, and a remedy above Info");
        }
        return String.join("\t", key, effect.name(), severity.name(), because, remedy);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
