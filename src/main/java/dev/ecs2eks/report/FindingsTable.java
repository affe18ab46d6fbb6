package dev.ecs2eks.report;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Findings for a person in a terminal: what and where on one line, to be copied into {@code acceptedFindings}, the
 * sentences wrapped below it.
 */
public final class FindingsTable {

    private static final String GAP = "  ";
    private static final int NARROWEST = 40;

    private final int width;

    /** A table for a terminal of so many columns. */
    public FindingsTable(int width) {
        this.width = width;
    }

    /** The findings in their order and a line that counts them, or the line alone where there are none. */
    public String of(List<Finding> findings) {
        var table = new StringBuilder();
        int severities = widest(findings.stream().map(FindingsTable::severity));
        int codes = widest(findings.stream().map(Finding::code));
        for (var finding : findings) {
            table.append(padded(severity(finding), severities))
                    .append(GAP)
                    .append(padded(printable(finding.code()), codes))
                    .append(GAP)
                    .append(printable(finding.field().isEmpty() ? "(all of it)" : finding.field()))
                    .append('\n');
            below(table, severities, "", finding.message());
            below(table, severities, "→ ", finding.suggestion());
            finding.accepted().ifPresent(reason -> below(table, severities, "accepted: ", reason));
        }
        return table.append(counts(findings)).append('\n').toString();
    }

    /** {@code 2 blocking, 5 warning, 1 info}; {@code no findings}. */
    public static String counts(List<Finding> findings) {
        var counts = new ArrayList<String>();
        for (var severity : Severity.values()) {
            var count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity.label().toLowerCase(Locale.ROOT));
            }
        }
        return counts.isEmpty() ? "no findings" : String.join(", ", counts);
    }

    private void below(StringBuilder table, int indent, String mark, String sentence) {
        if (sentence.isEmpty()) {
            return;
        }
        var margin = " ".repeat(indent) + GAP;
        var line = new StringBuilder(margin).append(mark);
        boolean begun = false;
        for (var word : printable(sentence).split(" ")) {
            if (begun && line.length() + 1 + word.length() > Math.max(width, NARROWEST)) {
                table.append(line).append('\n');
                line = new StringBuilder(margin).append(" ".repeat(mark.length()));
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        table.append(line).append('\n');
    }

    private static String severity(Finding finding) {
        return finding.severity().label();
    }

    private static int widest(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int to) {
        return text + " ".repeat(Math.max(0, to - text.length()));
    }

    /** Names come from files; a terminal must not obey them. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
