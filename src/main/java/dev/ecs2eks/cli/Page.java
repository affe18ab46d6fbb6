package dev.ecs2eks.cli;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.report.FindingsTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text for a person at a terminal: headings, aligned columns, wrapped sentences; colours only where they are seen. */
final class Page {

    private static final Map<String, Ink> SEVERITIES =
            Map.of("Blocking", Ink.RED, "Warning", Ink.YELLOW, "Info", Ink.DIM);

    private final PrintStream out;
    private final int width;
    private final boolean colours;

    Page(PrintStream out, int width, boolean colours) {
        this.out = out;
        this.width = width;
        this.colours = colours;
    }

    /** On standard output; colours on a terminal that has them, unless {@code NO_COLOR} is set. */
    static Page on(Terminal terminal) {
        Map<String, String> environment = System.getenv();
        var coloured = System.console() != null && !"dumb".equals(environment.get("TERM"));
        return new Page(
                terminal.out(),
                terminal.columns(),
                coloured && environment.getOrDefault("NO_COLOR", "").isEmpty());
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
        print("");
        print(painted(text, Ink.BOLD));
    }

    void line(String text) {
        print(text.isEmpty() ? "" : "  " + text);
    }

    /** Two columns: a label of at least {@code column} characters and the rest. */
    void row(int column, String label, Ink ink, String rest) {
        print("  " + painted(padded(label, column), ink) + "  " + rest);
    }

    /** A sentence of any length, each of its lines indented. */
    void paragraph(int indent, Ink ink, String sentence) {
        for (var line : wrapped(sentence, width - indent)) {
            print(" ".repeat(indent) + painted(line, ink));
        }
    }

    /** A sentence of a list, its first line marked. */
    void item(String sentence) {
        var mark = "  - ";
        for (var line : wrapped(sentence, width - mark.length())) {
            print(mark + line);
            mark = "    ";
        }
    }

    /** Findings as {@link FindingsTable} writes them, their severities coloured. */
    void findings(List<Finding> findings) {
        new FindingsTable(width - 2).of(findings).lines().forEach(line -> {
            var word = line.split(" ", 2)[0];
            print("  " + painted(word, SEVERITIES.getOrDefault(word, Ink.PLAIN)) + line.substring(word.length()));
        });
    }

    /** Each line at once: who waits for a start wants to see it. */
    private void print(String line) {
        out.println(line);
        out.flush();
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
