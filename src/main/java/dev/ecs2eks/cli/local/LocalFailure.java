package dev.ecs2eks.cli.local;

/** Something on this machine did not work; the message is one sentence for a person and names the log, if there is one. */
public final class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalFailure(String sentence) {
        super(sentence);
    }

    public LocalFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
