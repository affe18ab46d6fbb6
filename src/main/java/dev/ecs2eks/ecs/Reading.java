package dev.ecs2eks.ecs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was read of one kind of AWS resource.
 *
 * @param missing empty when it was looked at (and {@code values} is all there is); else what a person has to add so that
 *     it can be: a bundle key ({@code bundle key targetGroups}) or an IAM action ({@code action
 *     elasticloadbalancing:DescribeTargetGroups})
 */
public record Reading<T>(List<T> values, Optional<String> missing) {

    private static final String ACTION = "action ";

    public Reading {
        values = List.copyOf(values);
    }

    public static <T> Reading<T> of(List<T> values) {
        return new Reading<>(values, Optional.empty());
    }

    /** What could be read where some of these actions were denied. */
    public static <T> Reading<T> without(Set<String> deniedActions, List<T> values) {
        return new Reading<>(
                values,
                deniedActions.isEmpty() ? Optional.empty() : Optional.of(ACTION + String.join(", ", deniedActions)));
    }

    public static <T> Reading<T> notRead(String missing) {
        return new Reading<>(List.of(), Optional.of(missing));
    }

    /** The actions to allow ({@code ssm:DescribeParameters}), where that is why it was not read. */
    public Optional<String> deniedActions() {
        return missing.filter(it -> it.startsWith(ACTION)).map(it -> it.substring(ACTION.length()));
    }

    public Optional<T> first(Predicate<? super T> matching) {
        return values.stream().filter(matching).findFirst();
    }
}
