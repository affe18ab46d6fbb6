package dev.ecs2eks.translate.pod;

import java.util.Arrays;
import java.util.List;

/** Arithmetic of amounts (millicores, MiB) by place of the container; 0 stands for none. */
final class Shares {

    private Shares() {}

    /** Cuts amounts in proportion, so that their sum stays within the cap; nobody is left with none. */
    static void cut(long[] amounts, long cap) {
        long sum = sum(amounts);
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = amounts[i] == 0 ? 0 : Math.max(1, (long) ((double) amounts[i] / sum * cap));
        }
        takeFromLargest(amounts, sum(amounts) - cap);
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

    private static void takeFromLargest(long[] amounts, long excess) {
        int largest = 0;
        for (int i = 1; i < amounts.length; i++) {
            largest = amounts[i] > amounts[largest] ? i : largest;
        }
        amounts[largest] -= Math.max(0, Math.min(excess, amounts[largest] - 1));
    }

    static long sum(long[] amounts) {
        return Arrays.stream(amounts).sum();
    }
}
