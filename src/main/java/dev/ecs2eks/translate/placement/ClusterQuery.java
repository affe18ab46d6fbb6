package dev.ecs2eks.translate.placement;

import dev.ecs2eks.translate.placement.Condition.Comparison;
import dev.ecs2eks.translate.placement.Condition.Operator;
import dev.ecs2eks.translate.placement.QueryTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the cluster query language of ECS (mapping §4.7). */
final class ClusterQuery {

    private static final int DEEPEST = 50;

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("==", Operator.EQUAL),
            Map.entry("equals", Operator.EQUAL),
            Map.entry("!=", Operator.NOT_EQUAL),
            Map.entry("not_equals", Operator.NOT_EQUAL),
            Map.entry("=~", Operator.MATCHES),
            Map.entry("matches", Operator.MATCHES),
            Map.entry("!~", Operator.NOT_MATCHES),
            Map.entry("not_matches", Operator.NOT_MATCHES),
            Map.entry(">", Operator.GREATER),
            Map.entry("greater_than", Operator.GREATER),
            Map.entry(">=", Operator.AT_LEAST),
            Map.entry("greater_than_equal", Operator.AT_LEAST),
            Map.entry("<", Operator.LESS),
            Map.entry("less_than", Operator.LESS),
            Map.entry("<=", Operator.AT_MOST),
            Map.entry("less_than_equal", Operator.AT_MOST),
            Map.entry("in", Operator.IN),
            Map.entry("not_in", Operator.NOT_IN),
            Map.entry("exists", Operator.EXISTS),
            Map.entry("not_exists", Operator.NOT_EXISTS));

    private final List<Token> tokens;
    private int at;

    private ClusterQuery(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Empty for text that is no expression. */
    static Optional<Condition> parse(String expression) {
        var query = new ClusterQuery(QueryTokens.of(expression));
        var condition = query.any(0);
        return condition != null && query.at == query.tokens.size() ? Optional.of(condition) : Optional.empty();
    }

    private @Nullable Condition any(int depth) {
        var parts = new ArrayList<Condition>();
        do {
            var part = all(depth);
            if (part == null) {
                return null;
            }
            parts.add(part);
        } while (accept("||", "or"));
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
    }

    private @Nullable Condition all(int depth) {
        var parts = new ArrayList<Condition>();
        do {
            var part = single(depth);
            if (part == null) {
                return null;
            }
            parts.add(part);
        } while (accept("&&", "and"));
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private @Nullable Condition single(int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        if (accept("!", "not")) {
            var inner = single(depth + 1);
            return inner == null ? null : new Condition.Not(inner);
        }
        if (accept("(", "")) {
            var inner = any(depth + 1);
            return inner != null && accept(")", "") ? inner : null;
        }
        return comparison();
    }

    private @Nullable Condition comparison() {
        var subject = word();
        var operator = subject == null ? null : operator();
        if (subject == null || operator == null) {
            return null;
        }
        if (operator == Operator.EXISTS || operator == Operator.NOT_EXISTS) {
            return new Comparison(subject, operator, List.of());
        }
        var values = operator == Operator.IN || operator == Operator.NOT_IN ? list() : one();
        return values == null || values.isEmpty() ? null : new Comparison(subject, operator, values);
    }

    private @Nullable Operator operator() {
        boolean negated = accept("!", "");
        if (at >= tokens.size()) {
            return null;
        }
        var operator = OPERATORS.get(tokens.get(at++).text().toLowerCase(Locale.ROOT));
        return operator == null || !negated ? operator : operator.negated();
    }

    private @Nullable List<String> one() {
        var value = word();
        return value == null ? null : List.of(value);
    }

    private @Nullable List<String> list() {
        if (!accept("[", "")) {
            return one();
        }
        var values = new ArrayList<String>();
        do {
            var value = word();
            if (value == null) {
                return null;
            }
            values.add(value);
        } while (accept(",", ""));
        return accept("]", "") ? values : null;
    }

    private @Nullable String word() {
        return at < tokens.size() && !tokens.get(at).isSign() ? tokens.get(at++).text() : null;
    }

    private boolean accept(String sign, String word) {
        if (at >= tokens.size()) {
            return false;
        }
        var token = tokens.get(at);
        boolean accepted = token.is(sign)
                || (!token.isSign() && !word.isEmpty() && token.text().equalsIgnoreCase(word));
        at += accepted ? 1 : 0;
        return accepted;
    }
}
