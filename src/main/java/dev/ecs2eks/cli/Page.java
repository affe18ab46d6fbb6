package dev.ecs2eks.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text for a person at a terminal: headings, aligned columns, wrapped sentences; colours only where they are seen. */
final class Page {

    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean colours;

    Page(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** On standard output; colours on a terminal that has them, unless {@code NO_COLOR} is set. */
    static Page standard() {
        Map<String, String> environment = System.getenv();
        var terminal = System.console() != null && !"dumb".equals(environment.get("TERM"));
        return new Page(
                System.out, terminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** How a word stands out. */
    enum Ink {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        BLUE("34");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    void heading(String text) {
        out.println();
        out.println(painted(text, Ink.BOLD));
    }

    void line(String text) {
        out.println(text.isEmpty() ? "" : "  " + text);
    }

    /** Two columns: a label of at least {@code width} characters and the rest. */
    void row(int width, String label, Ink ink, String rest) {
        out.println("  " + painted(padded(label, width), ink) + "  " + rest);
    }

    /** A sentence of any length, each of its lines indented. */
    void paragraph(int indent, Ink ink, String sentence) {
        for (var line : wrapped(sentence, WIDTH - indent)) {
            out.println(" ".repeat(indent) + painted(line, ink));
        }
    }

    private String painted(String text, Ink ink) {
        return colours && !ink.code.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static List<String> wrapped(String sentence, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : sentence.split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
