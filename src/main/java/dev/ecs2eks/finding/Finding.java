package dev.ecs2eks.finding;

import java.util.Optional;

/**
 * One thing a person has to know about a plan.
 *
 * @param code the field map's key without {@code =value}, or a named rule in kebab-case; stable, because {@code
 *     acceptedFindings} refers to it
 * @param field JSON pointer into the bundle form, {@code ""} for the whole bundle
 * @param message what differs, one sentence, never with a secret's value
 * @param suggestion what to do, one sentence; empty only where nothing is to be done
 * @param accepted the reason a person gave for accepting it; such a finding counts as {@link Severity#INFO}
 */
public record Finding(
        String code, Severity severity, String field, String message, String suggestion, Optional<String> accepted) {

    /** A finding nobody has accepted. */
    public Finding(String code, Severity severity, String field, String message, String suggestion) {
        this(code, severity, field, message, suggestion, Optional.empty());
    }

    /** The same finding at another place. */
    public Finding at(String otherField) {
        return new Finding(code, severity, otherField, message, suggestion, accepted);
    }

    /** The same finding, accepted for this reason and therefore no more than information. */
    public Finding acceptedBecause(String reason) {
        return new Finding(code, Severity.INFO, field, message, suggestion, Optional.of(reason));
    }
}
