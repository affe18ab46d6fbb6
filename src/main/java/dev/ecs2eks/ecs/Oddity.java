package dev.ecs2eks.ecs;

/**
 * Something in the JSON that the SDK's types cannot hold.
 *
 * @param pointer JSON pointer into the bundle form
 * @param name the member's name, or the placeholder's text; never another value
 */
public record Oddity(Kind kind, String pointer, String name) {

    public enum Kind {
        /** A member that this version does not know: a newer AWS API, or a typo. */
        UNKNOWN_MEMBER,
        /** {@code ${…}} or {@code {{…}}} where a number belongs; the member counts as absent. */
        PLACEHOLDER
    }
}
