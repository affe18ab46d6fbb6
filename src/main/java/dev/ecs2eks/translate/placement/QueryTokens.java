package dev.ecs2eks.translate.placement;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression of the cluster query language into words, values in quotes and signs. */
final class QueryTokens {

    private static final List<String> SIGNS =
            List.of("&&", "||", "==", "!=", ">=", "<=", "=~", "!~", "(", ")", "[", "]", ",", "!", ">", "<");

    /**
     * @param text of a word or a value, or the sign itself
     */
    record Token(String text, boolean isSign) {
        boolean is(String sign) {
            return isSign && text.equals(sign);
        }
    }

    private final String expression;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private QueryTokens(String expression) {
        this.expression = expression;
    }

    static List<Token> of(String expression) {
        return new QueryTokens(expression).read();
    }

    private List<Token> read() {
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (isPattern()) {
                tokens.add(new Token(pattern(), false));
            } else if (c == '\'' || c == '"') {
                tokens.add(new Token(quoted(c), false));
            } else {
                word();
            }
        }
        return tokens;
    }

    /** Whether a regular expression comes next, in which signs mean something else. */
    private boolean isPattern() {
        if (tokens.isEmpty() || "'\"".indexOf(expression.charAt(at)) >= 0) {
            return false;
        }
        var last = tokens.get(tokens.size() - 1);
        return last.is("=~") || last.is("!~") || (!last.isSign() && last.text().equalsIgnoreCase("matches"));
    }

    private String pattern() {
        int start = at;
        int depth = 0;
        while (at < expression.length() && !Character.isWhitespace(expression.charAt(at))) {
            char c = expression.charAt(at);
            if (c == ')' && depth-- == 0) {
                break;
            }
            depth += c == '(' ? 1 : 0;
            at++;
        }
        return expression.substring(start, at);
    }

    private String quoted(char quote) {
        int end = expression.indexOf(quote, at + 1);
        var text = end < 0 ? expression.substring(at + 1) : expression.substring(at + 1, end);
        at = end < 0 ? expression.length() : end + 1;
        return text;
    }

    private void word() {
        for (var sign : SIGNS) {
            if (expression.startsWith(sign, at)) {
                tokens.add(new Token(sign, true));
                at += sign.length();
                return;
            }
        }
        int start = at;
        do {
            at++;
        } while (at < expression.length() && isWordCharacter(expression.charAt(at)));
        tokens.add(new Token(expression.substring(start, at), false));
    }

    private static boolean isWordCharacter(char c) {
        return !Character.isWhitespace(c) && "()[],!=<>&|~'\"".indexOf(c) < 0;
    }
}
