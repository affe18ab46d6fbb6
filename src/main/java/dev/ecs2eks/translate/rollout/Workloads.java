package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/** The workload: a Deployment, or a DaemonSet where ECS runs a task on each instance. */
public final class Workloads {

    private Workloads() {}

    /**
     * The workload of the service.
     *
     * @param autoscaled whether the plan has an autoscaler, which then owns the replicas
     */
    public static HasMetadata of(Subject subject, PodTemplateSpec template, boolean autoscaled, Findings findings) {
        boolean daemon =
                subject.application().service().map(Service::schedulingStrategy).orElse(null)
                        == SchedulingStrategy.DAEMON;
        subject.application()
                .service()
                .map(Service::deploymentConfiguration)
                .ifPresent(configuration -> CircuitBreaker.of(configuration, findings));
        var metadata = WorkloadMetadata.of(subject, template.getSpec(), findings);
        return daemon
                ? daemonSet(subject, template, metadata, findings)
                : deployment(subject, template, metadata, autoscaled, findings);
    }

    private static Deployment deployment(
            Subject subject, PodTemplateSpec template, ObjectMeta metadata, boolean autoscaled, Findings findings) {
        var counts = Counts.of(subject, autoscaled);
        var spec = new DeploymentSpec();
        replicas(spec, metadata, counts, subject, autoscaled, findings);
        spec.setSelector(selector(subject));
        spec.setTemplate(template);
        if (subject.application().service().isPresent()) {
            var bounds = Percentages.of(subject, findings);
            spec.setStrategy(Strategies.ofDeployment(bounds, counts.replicas(), !autoscaled, findings));
            settleRounding(!autoscaled || (bounds.maximum() - 100) % 100 == 0, findings);
        }
        spec.setMinReadySeconds(Deadlines.minReadySeconds(subject));
        spec.setProgressDeadlineSeconds(Deadlines.progress(subject, template.getSpec(), counts.replicas()));
        var deployment = new Deployment();
        deployment.setMetadata(metadata);
        deployment.setSpec(spec);
        return deployment;
    }

    /** T29: replicas in the manifest would fight the autoscaler; absent without one they would become 1. */
    private static void replicas(
            DeploymentSpec spec,
            ObjectMeta metadata,
            Counts counts,
            Subject subject,
            boolean autoscaled,
            Findings findings) {
        // a worker waits until ECS has stopped, whatever its count then
        boolean waits = Inbound.isWorker(subject) && counts.replicas() > 0;
        if (waits) {
            var severity = Inbound.listens(subject) ? Severity.INFO : Severity.WARNING;
            findings.report("worker-double-run", severity, "/service", counts.replicas());
        }
        if (autoscaled) {
            findings.report("initial-replicas", "/service/desiredCount", counts.replicas());
        }
        if (autoscaled || waits) {
            metadata.getAnnotations().put(Label.INITIAL_REPLICAS, String.valueOf(counts.replicas()));
        }
        if (!autoscaled) {
            spec.setReplicas(waits ? 0 : counts.replicas());
        }
    }

    private static DaemonSet daemonSet(
            Subject subject, PodTemplateSpec template, ObjectMeta metadata, Findings findings) {
        settleRounding(true, findings);
        var spec = new DaemonSetSpec();
        spec.setSelector(selector(subject));
        spec.setTemplate(template);
        spec.setUpdateStrategy(Strategies.ofDaemonSet(
                Percentages.of(subject, findings), Counts.of(subject, false).replicas(), template.getSpec()));
        spec.setMinReadySeconds(Deadlines.minReadySeconds(subject));
        var daemonSet = new DaemonSet();
        daemonSet.setMetadata(metadata);
        daemonSet.setSpec(spec);
        return daemonSet;
    }

    /** T27: only a percentage of a number that changes is rounded otherwise than in ECS. */
    private static void settleRounding(boolean isExact, Findings findings) {
        if (isExact) {
            findings.settle("/service/deploymentConfiguration/maximumPercent");
        }
    }

    private static LabelSelector selector(Subject subject) {
        var selector = new LabelSelector();
        selector.setMatchLabels(subject.selector());
        return selector;
    }
}
