package dev.ecs2eks.cli;

/** What a person asked for cannot be done as it was asked: exit code 2 and this one line. */
final class BadUsage extends Exception {

    private static final long serialVersionUID = 1L;

    BadUsage(String sentence) {
        super(sentence.replaceAll("\\p{Cntrl}+", " "), null, false, false);
    }
}
