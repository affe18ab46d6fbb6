package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The size of the task as a whole, null where the definition has none.
 *
 * @param cpu millicores, rounded up
 * @param memory MiB
 */
record TaskSize(@Nullable Long cpu, @Nullable Long memory) {

    /** Registration turns {@code 1 vCPU} and {@code 2 GB} into numbers; files hold either. */
    private static final Pattern CPU = Pattern.compile("(?i)\\s*+(\\d{0,7}\\.?\\d{1,7})\\s*+(vcpu)?+\\s*+");

    private static final Pattern MEMORY = Pattern.compile("(?i)\\s*+(\\d{0,8}\\.?\\d{1,8})\\s*+([mg]i?+b?+)?+\\s*+");

    private static final long MOST_CPU = 1_024_000;
    private static final long MOST_MEMORY = 33_554_432;

    static TaskSize of(TaskDefinition definition, Findings findings) {
        return new TaskSize(cpu(definition.cpu(), findings), memory(definition.memory(), findings));
    }

    private static @Nullable Long cpu(@Nullable String text, Findings findings) {
        var matcher = CPU.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return refused(text, "/taskDefinition/cpu", findings);
        }
        double units = Double.parseDouble(matcher.group(1)) * (matcher.group(2) == null ? 1 : 1024);
        return admitted((long) Math.ceil(units * 1000 / 1024), MOST_CPU, "/taskDefinition/cpu", findings);
    }

    private static @Nullable Long memory(@Nullable String text, Findings findings) {
        var matcher = MEMORY.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return refused(text, "/taskDefinition/memory", findings);
        }
        var unit = matcher.group(2);
        boolean gibibytes = unit != null && (unit.charAt(0) == 'g' || unit.charAt(0) == 'G');
        double mebibytes = Double.parseDouble(matcher.group(1)) * (gibibytes ? 1024 : 1);
        return admitted((long) Math.ceil(mebibytes), MOST_MEMORY, "/taskDefinition/memory", findings);
    }

    private static @Nullable Long admitted(long amount, long most, String pointer, Findings findings) {
        if (amount > most) {
            findings.report("invalid-size", pointer);
            return null;
        }
        return amount == 0 ? null : amount;
    }

    private static @Nullable Long refused(@Nullable String text, String pointer, Findings findings) {
        if (text != null && (text.contains("${") || text.contains("{{"))) {
            findings.report("placeholder", pointer, text);
        } else if (text != null && !text.isBlank()) {
            findings.report("invalid-size", pointer);
        }
        return null;
    }
}
