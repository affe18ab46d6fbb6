package dev.ecs2eks.translate.fields;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.finding.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of every member ECS can set, and the words for it: {@code src/main/field-map/*.yaml}, compiled at build
 * time to lines that {@link FieldMapCompiler} writes.
 */
public final class FieldMap implements Wording {

    static final String RESOURCE = "/META-INF/ecs2eks/field-map";

    private final Map<String, FieldEntry> entries;

    private final Map<String, Map<String, FieldEntry>> values;

    private FieldMap(Map<String, FieldEntry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
        this.values = byValue(entries.values());
    }

    private static final class Compiled {
        private static final FieldMap MAP = read();
    }

    /** The one that was compiled into this program. */
    public static FieldMap compiled() {
        return Compiled.MAP;
    }

    public Optional<FieldEntry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The entries of a member's single values ({@code key=value}), by value; empty for most members. */
    Map<String, FieldEntry> valuesOf(String key) {
        return values.getOrDefault(key, Map.of());
    }

    /** Every entry, in the order of the files. */
    public Collection<FieldEntry> entries() {
        return entries.values();
    }

    @Override
    public Text of(String code) {
        return entry(code)
                .map(FieldEntry::text)
                .orElseThrow(() -> new IllegalArgumentException("the field map has no words for " + code));
    }

    private static Map<String, Map<String, FieldEntry>> byValue(Collection<FieldEntry> entries) {
        var values = new HashMap<String, Map<String, FieldEntry>>();
        for (var entry : entries) {
            int equals = entry.key().indexOf('=');
            if (equals > 0) {
                values.computeIfAbsent(entry.code(), code -> new HashMap<>())
                        .put(entry.key().substring(equals + 1), entry);
            }
        }
        return values;
    }

    private static FieldMap read() {
        var entries = new LinkedHashMap<String, FieldEntry>(4096);
        var stream = Objects.requireNonNull(FieldMap.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var cells = line.split("\t", 5);
                entries.put(
                        cells[0],
                        new FieldEntry(
                                cells[0], Effect.valueOf(cells[1]), Severity.valueOf(cells[2]), cells[3], cells[4]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own field map cannot be read", e);
        }
        return new FieldMap(entries);
    }
}
