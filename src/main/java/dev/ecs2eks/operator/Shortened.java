package dev.ecs2eks.operator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A text cut to what it may weigh in a JSON document; its characters stay whole. */
final class Shortened {

    private static final String MORE = "…";

    private Shortened() {}

    /**
     * @param bytes as UTF-8 and with JSON's escapes, at least three
     */
    static String text(String text, int bytes) {
        var whole = new StringBuilder(Math.min(text.length(), bytes));
        int weight = 0;
        int end = 0;
        for (int i = 0; i < text.length(); ) {
            int point = valid(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
            weight += weight(point);
            if (weight > bytes) {
                return whole.substring(0, end) + MORE;
            }
            whole.appendCodePoint(point);
            end = weight + weight(MORE.codePointAt(0)) <= bytes ? whole.length() : end;
        }
        return whole.toString();
    }

    /** Half of a pair cannot be written as UTF-8. */
    private static int valid(int point) {
        return Character.getType(point) == Character.SURROGATE ? 0xFFFD : point;
    }

    private static int weight(int point) {
        return JsonStringEncoder.getInstance().quoteAsUTF8(Character.toString(point)).length;
    }
}
