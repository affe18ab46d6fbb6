package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Requests and limits of one resource, by place in {@link ContainerOrder#all()}; 0 stands for none.
 *
 * @param ofPod request and limit of the pod as a whole; null where it has none
 */
record Amounts(long[] requests, long[] limits, @Nullable Long ofPod) {

    private static final Bounds CPU_UNITS = new Bounds(0, 1_048_576);
    private static final Bounds MEBIBYTES = new Bounds(0, 33_554_432);
    private static final long LEAST_CPU = 10;
    private static final long LEAST_MEMORY = 16;

    /** CPU in millicores. On Linux shares and so requests only, no limit (T04); on Windows ECS sets a quota. */
    static Amounts ofCpu(
            List<PlacedContainer> containers,
            @Nullable Long task,
            Platform platform,
            boolean scaled,
            Findings findings) {
        var requests = new long[containers.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = millicores(containers.get(i).container(), task != null && requests.length > 1, findings);
        }
        keepWithin(requests, task, "cpu", findings);
        if (scaled) {
            forAutoscaler(requests, task, LEAST_CPU, containers);
        }
        boolean limited = platform.windows() || platform.fargate();
        if (task != null && !platform.podLevelResources()) {
            limited = true;
            Shares.fill(requests, task, needy(requests, containers, platform));
        }
        keepInitWithin(requests, task, containers);
        return new Amounts(
                requests, limited ? requests : new long[requests.length], platform.podLevelResources() ? task : null);
    }

    /** Memory in MiB. A reservation alone is no limit (T05). */
    static Amounts ofMemory(
            List<PlacedContainer> containers,
            @Nullable Long task,
            Platform platform,
            boolean scaled,
            Findings findings) {
        var requests = new long[containers.size()];
        var limits = new long[containers.size()];
        for (int i = 0; i < requests.length; i++) {
            limits[i] = limit(containers.get(i).container(), task, findings);
            requests[i] = request(containers.get(i).container(), limits[i], findings);
        }
        keepWithin(requests, task, "memory", findings);
        if (scaled) {
            forAutoscaler(requests, task, LEAST_MEMORY, containers);
        }
        if (task != null && !platform.podLevelResources()) {
            Shares.fill(limits, task, needy(limits, containers, platform));
        }
        for (int i = 0; i < requests.length; i++) {
            boolean equal = platform.fargate() || requests[i] == 0;
            requests[i] = limits[i] > 0 && (equal || requests[i] > limits[i]) ? limits[i] : requests[i];
            limits[i] = platform.fargate() ? requests[i] : limits[i];
        }
        keepInitWithin(requests, task, containers);
        return new Amounts(requests, limits, platform.podLevelResources() ? task : null);
    }

    /** T04a: 1024 units are a core. Several under a cap are rounded down, so that their sum stays below it (T04b). */
    private static long millicores(EcsContainer container, boolean capped, Findings findings) {
        var units = CPU_UNITS.admit(container.definition().cpu(), () -> container.pointer("cpu"), findings);
        if (units == null || units == 0) {
            return 0;
        }
        return capped ? Math.max(1, units * 1000L / 1024) : (units * 1000L + 1023) / 1024;
    }

    private static long limit(EcsContainer container, @Nullable Long task, Findings findings) {
        var mebibytes = MEBIBYTES.admit(container.definition().memory(), () -> container.pointer("memory"), findings);
        long limit = mebibytes == null ? 0 : mebibytes;
        if (task != null && limit > task) {
            findings.report("containers-exceed-task", container.pointer("memory"), "memory");
            return task;
        }
        return limit;
    }

    private static long request(EcsContainer container, long limit, Findings findings) {
        var mebibytes = MEBIBYTES.admit(
                container.definition().memoryReservation(), () -> container.pointer("memoryReservation"), findings);
        if (mebibytes == null || mebibytes == 0) {
            return limit;
        }
        if (limit > 0 && mebibytes > limit) {
            findings.report("reservation-above-limit", container.pointer("memoryReservation"));
            return limit;
        }
        return mebibytes;
    }

    /** The API server refuses containers that ask for more than their pod. */
    private static void keepWithin(long[] amounts, @Nullable Long task, String member, Findings findings) {
        if (task != null && Shares.sum(amounts) > task) {
            Shares.cut(amounts, task);
            findings.report("containers-exceed-task", "/taskDefinition/" + member, member);
        }
    }

    /** An autoscaler goes by requests: no container without one (it would fail), and in sum the task's size (T32). */
    private static void forAutoscaler(
            long[] amounts, @Nullable Long task, long least, List<PlacedContainer> containers) {
        var running = running(containers);
        long cap = task == null ? Long.MAX_VALUE : task;
        if (task != null) {
            var own = own(amounts, running);
            Shares.fill(own, task, running);
            int main = firstMain(containers);
            own[main] += Math.max(0, task - Shares.sum(own));
            running.forEach(i -> amounts[i] = own[i]);
        }
        var raised = own(amounts, running);
        Shares.raise(raised, least, cap, running);
        running.forEach(i -> amounts[i] = raised[i]);
    }

    private static long[] own(long[] amounts, List<Integer> running) {
        var own = new long[amounts.length];
        running.forEach(i -> own[i] = amounts[i]);
        return own;
    }

    /** Init containers run beside the side-cars, and together they must not ask for more than the pod either. */
    private static void keepInitWithin(long[] requests, @Nullable Long task, List<PlacedContainer> containers) {
        if (task == null) {
            return;
        }
        long left = task;
        for (int i = 0; i < requests.length; i++) {
            left -= containers.get(i).role() == Role.SIDECAR ? requests[i] : 0;
        }
        for (int i = 0; i < requests.length; i++) {
            if (containers.get(i).role() == Role.INIT) {
                requests[i] = Math.max(0, Math.min(requests[i], left));
            }
        }
    }

    /** Who gets a part of what the task leaves: essential containers; on EKS Fargate all, where each needs a size. */
    private static List<Integer> needy(long[] amounts, List<PlacedContainer> containers, Platform platform) {
        var running = running(containers);
        if (platform.fargate()) {
            return running;
        }
        var essential = running.stream()
                .filter(i -> containers.get(i).container().essential())
                .toList();
        return essential.stream().anyMatch(i -> amounts[i] == 0) ? essential : running;
    }

    private static List<Integer> running(List<PlacedContainer> containers) {
        return IntStream.range(0, containers.size())
                .filter(i -> containers.get(i).keepsRunning())
                .boxed()
                .toList();
    }

    private static int firstMain(List<PlacedContainer> containers) {
        return IntStream.range(0, containers.size())
                .filter(i -> containers.get(i).role() == Role.MAIN)
                .findFirst()
                .orElse(0);
    }
}
