package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;

/** Draining a node keeps the minimum of healthy pods, as draining an instance does in ECS (T28b). */
public final class DisruptionBudgets {

    private DisruptionBudgets() {}

    /**
     * The budget of a Deployment; it always lets one pod go, so that it never blocks a drain. Empty for a DaemonSet,
     * whose pods no drain evicts, and for a task definition alone.
     *
     * @param autoscaled whether the plan has an autoscaler: then the fewest pods it may leave count
     */
    public static Optional<PodDisruptionBudget> of(Subject subject, boolean autoscaled, Findings findings) {
        return subject.application()
                .service()
                .filter(service -> service.schedulingStrategy() != SchedulingStrategy.DAEMON)
                .map(service -> budget(subject, autoscaled, findings));
    }

    private static PodDisruptionBudget budget(Subject subject, boolean autoscaled, Findings findings) {
        int missing = Percentages.of(subject, findings)
                .missing(Counts.of(subject, autoscaled).least());
        var selector = new LabelSelector();
        selector.setMatchLabels(subject.selector());
        var spec = new PodDisruptionBudgetSpec();
        spec.setSelector(selector);
        spec.setMaxUnavailable(new IntOrString(Math.max(1, missing)));
        // A pod that never becomes ready counts as unavailable and would hold every drain.
        spec.setUnhealthyPodEvictionPolicy("AlwaysAllow");
        var metadata = new ObjectMeta();
        metadata.setName(subject.base());
        metadata.setNamespace(subject.options().namespace().orElse(null));
        metadata.setLabels(subject.labels());
        var budget = new PodDisruptionBudget();
        budget.setMetadata(metadata);
        budget.setSpec(spec);
        return budget;
    }
}
