package dev.ecs2eks.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads from and writes to. UTF-8 whatever the locale says.
 *
 * @param columns of the terminal that findings are wrapped to
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, int columns) {

    private static final int USUAL_COLUMNS = 100;

    /** The process's own streams. */
    static Terminal ofProcess() {
        return new Terminal(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), widthOfTerminal());
    }

    /** One line on standard error. */
    void complain(String sentence) {
        err.println(sentence.strip().replaceAll("\\p{Cntrl}+", " "));
        err.flush();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    private static int widthOfTerminal() {
        var columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
