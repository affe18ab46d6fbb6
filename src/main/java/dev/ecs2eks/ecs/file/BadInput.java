package dev.ecs2eks.ecs.file;

/** A document that no service can be read from. Ends the reading of that document only; never leaves this package. */
final class BadInput extends Exception {

    private static final long serialVersionUID = 1L;

    private BadInput(String where, String what) {
        super((where + ": " + what).replaceAll("\\p{Cntrl}", "?"), null, false, false);
    }

    /** Wrong at a JSON pointer; the sentence never holds the value found there. */
    static BadInput at(Place place, String what) {
        var pointer = place.pointer();
        return new BadInput(pointer.isEmpty() ? "1:1" : pointer, what);
    }

    /** Wrong as text, before there are any pointers; lines and columns count from 1. */
    static BadInput at(long line, long column, String what) {
        return new BadInput(line + ":" + column, what);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
