package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values a number may have; what lies outside is reported and counts as absent. */
record Bounds(int least, int most, Severity severity) {

    Bounds(int least, int most) {
        this(least, most, Severity.WARNING);
    }

    /** The number, or null when it is absent, or 0 where ECS means absent by it, or out of bounds. */
    @Nullable
    Integer admit(@Nullable Integer value, Supplier<String> pointer, Findings findings) {
        if (value == null || (value == 0 && least > 0)) {
            return null;
        }
        if (!admits(value)) {
            findings.report("value-out-of-range", severity, pointer.get(), value, least, most);
            return null;
        }
        return value;
    }

    boolean admits(@Nullable Integer value) {
        return value != null && value >= least && value <= most;
    }
}
