package dev.ecs2eks.report;

import dev.ecs2eks.translate.fields.FieldEntry;
import dev.ecs2eks.translate.fields.FieldMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The entries of the field map that answer a question, as text. */
public final class Explanation {

    private Explanation() {}

    /**
     * The entry of that key with its single values; else every member of that name.
     *
     * @param asked a key, with or without {@code =value}, or a bare member name; capitals do not matter
     */
    public static Optional<String> of(String asked, FieldMap fieldMap) {
        var wanted = asked.strip().toLowerCase(Locale.ROOT);
        return text(
                        fieldMap,
                        entry -> entry.key().toLowerCase(Locale.ROOT).equals(wanted)
                                || entry.code().toLowerCase(Locale.ROOT).equals(wanted))
                .or(() -> text(
                        fieldMap, entry -> entry.code().toLowerCase(Locale.ROOT).endsWith("." + wanted)));
    }

    private static Optional<String> text(FieldMap fieldMap, Predicate<FieldEntry> answers) {
        List<FieldEntry> entries = fieldMap.entries().stream().filter(answers).toList();
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.stream().map(Explanation::text).collect(Collectors.joining("\n")));
    }

    private static String text(FieldEntry entry) {
        var text = new StringBuilder(entry.key())
                .append(": ")
                .append(whatBecomes(entry))
                .append('\n');
        if (!entry.because().isEmpty()) {
            text.append("  ").append(entry.because()).append('\n');
        }
        if (!entry.remedy().isEmpty()) {
            text.append("  → ").append(entry.remedy()).append('\n');
        }
        return text.toString();
    }

    private static String whatBecomes(FieldEntry entry) {
        if (entry.key().indexOf('.') < 0) {
            return entry.severity().label();
        }
        var effect = entry.effect().name().toLowerCase(Locale.ROOT);
        return entry.effect().needsWords() ? effect + ", " + entry.severity().label() : effect;
    }
}
