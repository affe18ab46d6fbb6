package dev.ecs2eks.ecs;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was read of one kind of AWS resource.
 *
 * @param missing empty when it was looked at (and {@code values} is all there is); else what a person has to add so that
 *     it can be: a bundle key ({@code bundle key targetGroups}) or an IAM action ({@code action
 *     elasticloadbalancing:DescribeTargetGroups})
 */
public record Reading<T>(List<T> values, Optional<String> missing) {

    public Reading {
        values = List.copyOf(values);
    }

    public static <T> Reading<T> of(List<T> values) {
        return new Reading<>(values, Optional.empty());
    }

    public static <T> Reading<T> notRead(String missing) {
        return new Reading<>(List.of(), Optional.of(missing));
    }

    public Optional<T> first(Predicate<? super T> matching) {
        return values.stream().filter(matching).findFirst();
    }
}
