package dev.ecs2eks.finding;

/** Where the sentences of findings come from: the field map, which holds the named rules too. */
public interface Wording {

    /** The text for a code; throws {@link IllegalArgumentException} for a code nobody wrote (a bug). */
    Text of(String code);

    /**
     * A finding's sentences.
     *
     * @param because what differs; {@code {0}}, {@code {1}} … stand for the arguments
     * @param remedy what to do, likewise; may be empty
     */
    record Text(Severity severity, String because, String remedy) {}
}
