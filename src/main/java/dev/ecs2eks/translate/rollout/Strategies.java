package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSet;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;

/** Rolling updates with the bounds of ECS (mapping §3.2). */
final class Strategies {

    private static final String ROLLING = "RollingUpdate";

    private Strategies() {}

    /**
     * Of a Deployment.
     *
     * @param counted whether the number of replicas is known and stays: then the surge can be rounded as ECS does
     */
    static DeploymentStrategy ofDeployment(Percentages bounds, int replicas, boolean counted, Findings findings) {
        if (bounds.minimum() == 0 && bounds.maximum() == 100) {
            // T26: a Deployment does not count terminating pods, so a rolling update would overlap.
            return new DeploymentStrategy(null, "Recreate");
        }
        boolean stuck = bounds.minimum() == 100 && bounds.maximum() == 100
                || replicas > 0 && bounds.missing(replicas) == 0 && bounds.more(replicas) == 0;
        if (stuck) {
            findings.report(
                    "rollout-without-headroom",
                    "/service/deploymentConfiguration/minimumHealthyPercent",
                    bounds.minimum(),
                    bounds.maximum());
            return rolling(new IntOrString(0), new IntOrString(1));
        }
        return rolling(surge(bounds, replicas, counted), percent(100 - bounds.minimum()));
    }

    private static DeploymentStrategy rolling(IntOrString surge, IntOrString unavailable) {
        return new DeploymentStrategy(new RollingUpdateDeployment(surge, unavailable), ROLLING);
    }

    /** T27: a percentage is rounded up. */
    private static IntOrString surge(Percentages bounds, int replicas, boolean counted) {
        int beyond = bounds.maximum() - 100;
        boolean even = (long) replicas * beyond % 100 == 0;
        return even || !counted ? percent(beyond) : new IntOrString(bounds.more(replicas));
    }

    private static IntOrString percent(int percent) {
        return percent == 0 ? new IntOrString(0) : new IntOrString(percent + "%");
    }

    /** Of a DaemonSet: absolute numbers, because it rounds unavailable pods up where a Deployment rounds down (T28). */
    static DaemonSetUpdateStrategy ofDaemonSet(Percentages bounds, int nodes, PodSpec pod) {
        boolean oneANode = Boolean.TRUE.equals(pod.getHostNetwork());
        var update = bounds.maximum() > 100 && !oneANode
                ? new RollingUpdateDaemonSet(new IntOrString(Math.max(1, bounds.more(nodes))), new IntOrString(0))
                : new RollingUpdateDaemonSet(null, new IntOrString(Math.max(1, bounds.missing(nodes))));
        return new DaemonSetUpdateStrategy(update, ROLLING);
    }
}
