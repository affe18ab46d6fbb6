package dev.ecs2eks.translate.pod;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Arithmetic of amounts (millicores, MiB) by place of the container; 0 stands for none. */
final class Shares {

    private Shares() {}

    /** Cuts amounts so that their sum stays within the cap; returns the places that were cut. */
    static List<Integer> cut(long[] amounts, long cap) {
        var before = amounts.clone();
        long left = cap;
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Math.min(amounts[i], left);
            left -= amounts[i];
        }
        return IntStream.range(0, amounts.length)
                .filter(i -> amounts[i] < before[i])
                .boxed()
                .toList();
    }

    /** Gives what the cap leaves to the places that have nothing, equally; the first one gets what does not divide. */
    static void fill(long[] amounts, long cap, List<Integer> eligible) {
        var empty = eligible.stream().filter(i -> amounts[i] == 0).toList();
        long left = cap - sum(amounts);
        if (empty.isEmpty() || left <= 0) {
            return;
        }
        empty.forEach(i -> amounts[i] = left / empty.size());
        amounts[empty.get(0)] += left % empty.size();
    }

    /** Raises each eligible amount to the least; where that breaks the cap, the largest gives it up. */
    static void raise(long[] amounts, long least, long cap, List<Integer> eligible) {
        eligible.forEach(i -> amounts[i] = Math.max(amounts[i], least));
        var byAmount = eligible.stream()
                .sorted((a, b) -> Long.compare(amounts[b], amounts[a]))
                .toList();
        long excess = sum(amounts) - cap;
        for (int i : byAmount) {
            long given = Math.max(0, Math.min(excess, amounts[i] - 1));
            amounts[i] -= given;
            excess -= given;
        }
    }

    static long sum(long[] amounts) {
        return Arrays.stream(amounts).sum();
    }
}
