package dev.ecs2eks.translate.placement;

import java.util.List;

/** An expression of the cluster query language, taken apart. */
sealed interface Condition {

    record All(List<Condition> of) implements Condition {}

    record Any(List<Condition> of) implements Condition {}

    record Not(Condition of) implements Condition {}

    /**
     * @param subject {@code attribute:<name>}, {@code task:group} or a property of the instance
     * @param values none for {@code exists}, several for {@code in}
     */
    record Comparison(String subject, Operator operator, List<String> values) implements Condition {

        Comparison negated() {
            return new Comparison(subject, operator.negated(), values);
        }
    }

    /** In pairs of opposites. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        IN,
        NOT_IN,
        MATCHES,
        NOT_MATCHES,
        EXISTS,
        NOT_EXISTS,
        GREATER,
        AT_MOST,
        LESS,
        AT_LEAST;

        Operator negated() {
            return values()[ordinal() ^ 1];
        }

        boolean isNegative() {
            return this == NOT_EQUAL || this == NOT_IN || this == NOT_MATCHES || this == NOT_EXISTS;
        }
    }
}
