package dev.ecs2eks.ecs;

/**
 * Something in the JSON that the SDK's types cannot hold.
 *
 * @param pointer JSON pointer into the bundle form
 * @param name the member's name, the placeholder's text or a pointer; never another value
 */
public record Oddity(Kind kind, String pointer, String name) {

    public enum Kind {
        /** A member that this version does not know: a newer AWS API, or a typo. */
        UNKNOWN_MEMBER,
        /** {@code ${…}} or {@code {{…}}} where a number belongs; the member counts as absent. */
        PLACEHOLDER,
        /** A service that ECS was asked for and did not describe ({@code name}: its answer); no place in the bundle. */
        NOT_DESCRIBED,
        /**
         * A member that the file has at another place ({@code name}, a pointer) than the snapshot ({@code pointer}),
         * such as Service Connect in create-service input. No finding; see {@link EcsApplication#fieldOf}.
         */
        MOVED
    }
}
