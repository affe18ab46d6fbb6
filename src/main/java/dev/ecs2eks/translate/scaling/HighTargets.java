package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.scaling.Metric.Utilization;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * Targets so high that an autoscaler with its tolerance of a tenth never acts, because a limit stops the pods at 100 %
 * before (T30).
 */
final class HighTargets {

    private static final int HIGHEST = 90;
    private static final int WRITTEN_INSTEAD = 85;

    /** From this version on the tolerance can be set. */
    private static final int TOLERANCE_IN = 35;

    private HighTargets() {}

    static boolean needNoTolerance(List<Metric> metrics, Subject subject) {
        return subject.target().kubernetesVersion().isAtLeast(1, TOLERANCE_IN)
                && metrics.stream().anyMatch(it -> isUnreachable(it, subject));
    }

    /** The metrics, with targets that can be reached where the tolerance cannot be taken away. */
    static List<Metric> reachable(List<Metric> metrics, Subject subject, Findings findings) {
        if (subject.target().kubernetesVersion().isAtLeast(1, TOLERANCE_IN)) {
            return metrics;
        }
        var reachable = new ArrayList<Metric>(metrics.size());
        for (var metric : metrics) {
            if (metric instanceof Utilization utilization && isUnreachable(metric, subject)) {
                findings.report("high-cpu-target", utilization.pointer(), utilization.percent(), WRITTEN_INSTEAD);
                reachable.add(utilization.withPercent(WRITTEN_INSTEAD));
            } else {
                reachable.add(metric);
            }
        }
        return reachable;
    }

    private static boolean isUnreachable(Metric metric, Subject subject) {
        return metric instanceof Utilization utilization
                && utilization.percent() > HIGHEST
                && isCapped(utilization, subject);
    }

    /** A task's size is a limit; without it, containers may use more than they reserve. */
    private static boolean isCapped(Utilization utilization, Subject subject) {
        var definition = subject.application().taskDefinition();
        return utilization.resource().equals("cpu") ? definition.cpu() != null : definition.memory() != null;
    }
}
