package dev.ecs2eks.translate.pod;

import dev.ecs2eks.ecs.Traffic.ObservedTargetGroup;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.SleepAction;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a pod ends (mapping §4.3). ECS stops a task when the load balancer has drained it; a pod gets its signal while
 * requests still come in, so it sleeps first (T15).
 *
 * @param drainSeconds sleep before the signal, 0 without a bound target group
 * @param balanced indices of containers behind a target group
 */
record Termination(long drainSeconds, Set<Integer> balanced) {

    private static final String DELAY = "deregistration_delay.timeout_seconds";
    private static final int USUAL_DELAY = 300;

    /** Longer sleeps would make every rollout and node drain wait. */
    private static final int LONGEST_SLEEP = 30;

    private static final Bounds SECONDS = new Bounds(0, 3_600);

    static Termination of(Subject subject, Findings findings) {
        long longest = 0;
        for (var port : subject.loadBalanced()) {
            longest = Math.max(
                    longest,
                    port.group().map(group -> delay(subject, group, findings)).orElse(0));
        }
        return new Termination(
                Math.min(longest, LONGEST_SLEEP),
                subject.loadBalanced().stream()
                        .map(LoadBalanced::container)
                        .map(container -> container.index())
                        .collect(Collectors.toSet()));
    }

    private static int delay(Subject subject, ObservedTargetGroup group, Findings findings) {
        var pointer = "/targetGroups/"
                + subject.application().traffic().targetGroups().values().indexOf(group) + "/Attributes";
        for (int i = 0; i < group.attributes().size(); i++) {
            var attribute = group.attributes().get(i);
            if (DELAY.equals(attribute.key())) {
                var place = pointer + "/" + i;
                var seconds = SECONDS.admit(number(attribute.value()), () -> place, findings);
                int delay = seconds == null ? USUAL_DELAY : seconds;
                if (delay > LONGEST_SLEEP) {
                    findings.report("deregistration-delay-cut", place, delay, LONGEST_SLEEP);
                }
                return delay;
            }
        }
        findings.report("deregistration-delay-cut", pointer, USUAL_DELAY, LONGEST_SLEEP);
        return USUAL_DELAY;
    }

    /** -1, which is out of bounds, for anything that is no number. */
    private static int number(String text) {
        return text != null
                        && !text.isEmpty()
                        && text.length() < 10
                        && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : -1;
    }

    /** Sleeps in every container that gets its signal at once: behind a proxy the program must not go first. */
    void write(Container container, PlacedContainer placed) {
        boolean signalledAtOnce = placed.role() == Role.MAIN
                || balanced.contains(placed.container().index());
        if (drainSeconds > 0 && placed.keepsRunning() && signalledAtOnce) {
            container.setLifecycle(
                    new Lifecycle(null, new LifecycleHandler(null, null, new SleepAction(drainSeconds), null), null));
        }
    }

    /** Seconds from the start of the end to the kill. */
    long gracePeriod(ContainerOrder order) {
        return drainSeconds + order.stopSeconds();
    }
}
