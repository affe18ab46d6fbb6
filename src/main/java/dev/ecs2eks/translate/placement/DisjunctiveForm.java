package dev.ecs2eks.translate.placement;

import dev.ecs2eks.translate.placement.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A condition as alternatives of comparisons that all must hold: the form of node selector terms (mapping §4.7). */
final class DisjunctiveForm {

    /** More alternatives than that are no longer a rule that a person could check. */
    static final int MOST_TERMS = 20;

    private DisjunctiveForm() {}

    /** Empty when there would be too many alternatives. */
    static Optional<List<List<Comparison>>> of(Condition condition) {
        return expand(condition, false);
    }

    private static Optional<List<List<Comparison>>> expand(Condition condition, boolean negated) {
        if (condition instanceof Comparison comparison) {
            return Optional.of(List.of(List.of(negated ? comparison.negated() : comparison)));
        }
        if (condition instanceof Condition.Not not) {
            return expand(not.of(), !negated);
        }
        if (condition instanceof Condition.All all) {
            return negated ? union(all.of(), true) : product(all.of(), false);
        }
        var any = (Condition.Any) condition;
        return negated ? product(any.of(), true) : union(any.of(), false);
    }

    private static Optional<List<List<Comparison>>> union(List<Condition> parts, boolean negated) {
        var terms = new ArrayList<List<Comparison>>();
        for (var part : parts) {
            var more = expand(part, negated);
            if (more.isEmpty() || terms.size() + more.get().size() > MOST_TERMS) {
                return Optional.empty();
            }
            terms.addAll(more.get());
        }
        return Optional.of(terms);
    }

    private static Optional<List<List<Comparison>>> product(List<Condition> parts, boolean negated) {
        List<List<Comparison>> terms = List.of(List.of());
        for (var part : parts) {
            var more = expand(part, negated);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            var combined = product(terms, more.get());
            if (combined.size() > MOST_TERMS) {
                return Optional.empty();
            }
            terms = combined;
        }
        return Optional.of(terms);
    }

    /** Each alternative of one side together with each of the other. */
    static <T> List<List<T>> product(List<List<T>> left, List<List<T>> right) {
        var combined = new ArrayList<List<T>>();
        for (var ours : left) {
            for (var theirs : right) {
                var both = new ArrayList<>(ours);
                both.addAll(theirs);
                combined.add(both);
            }
        }
        return combined;
    }
}
