package dev.ecs2eks.translate.fields;

import dev.ecs2eks.finding.Severity;
import java.util.Locale;

/** What becomes of a member of an ECS shape (contract: Effects in the field map). */
public enum Effect {
    /** It changes the manifests. */
    MAPPED,
    /** It is carried over, but behaves differently; a finding says how. */
    APPROXIMATED,
    /** Nothing is written for it; a finding says what to do. */
    REPORTED,
    /** It stays on the AWS side, or is equal by nature. */
    KEPT,
    /** An identifier or a run-time status. */
    INFORMATIONAL;

    static Effect of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Whether a member that is set gives a finding. */
    public boolean needsWords() {
        return this == APPROXIMATED || this == REPORTED;
    }

    /** Whether the members of a structure have effects of their own; otherwise the one finding is at the structure. */
    public boolean isWalkedInto() {
        return this == MAPPED || this == APPROXIMATED || this == KEPT;
    }

    /** The severity of its finding where the entry names none. */
    Severity usualSeverity() {
        return this == REPORTED ? Severity.WARNING : Severity.INFO;
    }
}
