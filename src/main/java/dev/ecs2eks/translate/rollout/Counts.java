package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.TaskSets;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks there are.
 *
 * @param replicas at creation (contract: Replicas)
 * @param least how few an autoscaler may leave; the replicas without one
 */
record Counts(int replicas, int least) {

    static Counts of(Subject subject, boolean autoscaled) {
        var service = subject.application().service();
        // never fewer than run now, whatever share a task set is to have
        int inEcs = service.map(
                        it -> Math.max(TaskSets.wanted(it, orOne(it.desiredCount())), orZero(it.runningCount())))
                .orElse(1);
        int replicas = Math.max(0, subject.options().replicas().orElse(inEcs));
        if (!autoscaled) {
            return new Counts(replicas, replicas);
        }
        int minimum = minimum(subject, replicas);
        return new Counts(Math.max(replicas, minimum), minimum);
    }

    private static int minimum(Subject subject, int replicas) {
        return subject.application().scaling().targets().values().stream()
                .map(target -> target.minCapacity())
                .filter(Objects::nonNull)
                .flatMapToInt(IntStream::of)
                .min()
                .orElse(replicas);
    }

    private static int orOne(@Nullable Integer count) {
        return count == null ? 1 : count;
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
