package dev.ecs2eks.ecs.file;

import java.util.Locale;

/** Half a surrogate pair written as an escape is correct JSON, but no text: nothing that holds it can be written again. */
final class HalfCharacters {

    private HalfCharacters() {}

    static void refuse(CharSequence json) throws BadInput {
        for (int at = 0; at < json.length() - 1; at++) {
            if (json.charAt(at) != '\\') {
                continue;
            }
            if (isHalf(json, at, 'c', 'f')) {
                throw found(json, at);
            }
            if (isHalf(json, at, '8', 'b')) {
                if (!isHalf(json, at + 6, 'c', 'f')) {
                    throw found(json, at);
                }
                at += 6;
            }
            at++;
        }
    }

    /** Whether {@code \\uD…} stands here with its third digit in this range. */
    private static boolean isHalf(CharSequence json, int at, char from, char to) {
        if (at + 6 > json.length() || json.charAt(at) != '\\' || json.charAt(at + 1) != 'u') {
            return false;
        }
        var digits = json.subSequence(at + 2, at + 4).toString().toLowerCase(Locale.ROOT);
        return digits.charAt(0) == 'd' && digits.charAt(1) >= from && digits.charAt(1) <= to;
    }

    private static BadInput found(CharSequence json, int at) {
        long line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (json.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return BadInput.at(line, at - lineStart + 1L, "half a character (a lone surrogate); write it as UTF-8");
    }
}
