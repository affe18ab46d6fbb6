package dev.ecs2eks.translate.pod;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps dollars as they are (mapping G4, T17): Kubernetes expands {@code $(NAME)} and turns {@code $$} into {@code $} in
 * commands, arguments and values of variables. ECS does neither.
 */
final class Dollars {

    private Dollars() {}

    /** Doubles each dollar of a run of two or more, and of one that stands before a parenthesis. */
    static String keep(String text) {
        int at = text.indexOf('$');
        if (at < 0) {
            return text;
        }
        var kept = new StringBuilder(text.length() + 8).append(text, 0, at);
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) == '$') {
                end++;
            }
            boolean expands = end - at > 1 || (end < text.length() && text.charAt(end) == '(');
            kept.append(text, at, end).append(text, at, expands ? end : at);
            int next = text.indexOf('$', end);
            kept.append(text, end, next < 0 ? text.length() : next);
            at = next < 0 ? text.length() : next;
        }
        return kept.toString();
    }

    static List<String> keep(List<String> texts) {
        var kept = new ArrayList<String>(texts.size());
        for (var text : texts) {
            kept.add(text == null ? "" : keep(text));
        }
        return kept;
    }
}
