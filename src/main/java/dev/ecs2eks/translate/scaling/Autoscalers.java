package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.scaling.Metric.CloudWatch;
import dev.ecs2eks.translate.scaling.Metric.Utilization;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.Options.ScalingMode;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Application Auto Scaling as one object for all policies (mapping §3.15, T33): a HorizontalPodAutoscaler where metrics
 * of the pods suffice, KEDA's ScaledObject otherwise. What neither can do is a finding, never silently less.
 */
public final class Autoscalers {

    private final Subject subject;
    private final Bounds bounds;
    private final Findings findings;

    private Autoscalers(Subject subject, Bounds bounds, Findings findings) {
        this.subject = subject;
        this.bounds = bounds;
        this.findings = findings;
    }

    /** Empty for a service that nothing scales, here or in ECS. */
    public static Optional<HasMetadata> of(Subject subject, Findings findings) {
        var bounds = Bounds.of(subject, findings);
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        var isDaemon = subject.application()
                .service()
                .filter(it -> "DAEMON".equals(it.schedulingStrategyAsString()))
                .isPresent();
        if (isDaemon || subject.options().scaling() == ScalingMode.NONE) {
            findings.report(
                    isDaemon ? "daemon-not-scaled" : "scaling-left-out",
                    bounds.get().pointer());
            return Optional.empty();
        }
        return new Autoscalers(subject, bounds.get(), findings).autoscaler();
    }

    private Optional<HasMetadata> autoscaler() {
        var policies = Policies.of(subject, findings);
        var schedules = Schedules.of(subject);
        var window = schedules.window(bounds, policies);
        var kind = kind(policies, window);
        schedules.report(bounds, window, kind, subject.base(), findings);
        return switch (kind) {
            case NONE -> Optional.empty();
            case HORIZONTAL_POD_AUTOSCALER -> Optional.of(horizontalPodAutoscaler(policies));
            case SCALED_OBJECT -> Optional.of(scaledObject(policies, window));
        };
    }

    private AutoscalerKind kind(Policies policies, Optional<CronWindow> window) {
        var hasUtilization = policies.metrics().stream().anyMatch(Utilization.class::isInstance);
        var needsKeda = window.isPresent() || policies.metrics().stream().anyMatch(CloudWatch.class::isInstance);
        if (!hasUtilization && !needsKeda) {
            return AutoscalerKind.NONE;
        }
        return switch (subject.options().scaling()) {
            case KEDA -> AutoscalerKind.SCALED_OBJECT;
            case HPA -> hasUtilization ? AutoscalerKind.HORIZONTAL_POD_AUTOSCALER : leaveOut(policies);
            default -> needsKeda ? AutoscalerKind.SCALED_OBJECT : AutoscalerKind.HORIZONTAL_POD_AUTOSCALER;
        };
    }

    private AutoscalerKind leaveOut(Policies policies) {
        reportWhatNeedsKeda(policies);
        return AutoscalerKind.NONE;
    }

    private HasMetadata horizontalPodAutoscaler(Policies policies) {
        reportWhatNeedsKeda(policies);
        if (!subject.target().has(Addon.METRICS_SERVER)) {
            findings.report(
                    "addon-missing",
                    Severity.WARNING,
                    bounds.pointer(),
                    "the HorizontalPodAutoscaler",
                    "metrics-server");
        }
        var metrics = utilizations(policies.metrics());
        var min = bounds.min() == 0 ? atLeastOne() : bounds.min();
        return HorizontalPodAutoscalers.of(metadata(), min, bounds.max(), metrics, behavior(policies));
    }

    private void reportWhatNeedsKeda(Policies policies) {
        for (var metric : policies.metrics()) {
            if (metric instanceof CloudWatch cloudWatch) {
                findings.report(
                        "metric-needs-keda",
                        metric.pointer(),
                        cloudWatch.query().title());
            }
        }
    }

    /** CPU and memory of no pod are nothing: they cannot start the first one. */
    private int atLeastOne() {
        findings.report("scaling-only-cpu-with-min-zero", bounds.pointer() + "/MinCapacity");
        return 1;
    }

    private HasMetadata scaledObject(Policies policies, Optional<CronWindow> window) {
        if (!subject.target().has(Addon.KEDA)) {
            findings.report("addon-missing", bounds.pointer(), "ScaledObject", "KEDA");
        }
        var watched = policies.metrics().stream()
                .filter(CloudWatch.class::isInstance)
                .map(CloudWatch.class::cast)
                .toList();
        var metrics = new ArrayList<Metric>(utilizations(policies.metrics()));
        metrics.addAll(watched);
        reportRights(watched);
        int floor = window.map(CronWindow::floor).orElse(bounds.min());
        int min = floor == 0 && window.isEmpty() && watched.isEmpty() ? atLeastOne() : floor;
        int max = window.map(CronWindow::ceiling).orElse(bounds.max());
        var behavior =
                metrics.isEmpty() ? Optional.<HorizontalPodAutoscalerBehavior>empty() : Optional.of(behavior(policies));
        return ScaledObjects.of(metadata(), min, max, metrics, window, behavior, region());
    }

    private void reportRights(List<CloudWatch> watched) {
        if (!watched.isEmpty()) {
            var titles =
                    watched.stream().map(it -> it.query().title()).distinct().collect(Collectors.joining(", "));
            findings.report("scaler-needs-rights", bounds.pointer(), titles);
            if (region().isEmpty()) {
                findings.report("scaler-region-unknown", bounds.pointer(), titles);
            }
        }
    }

    /** One metric for each resource: of two targets the lower one asks for more pods, and the most counts. */
    private List<Utilization> utilizations(List<Metric> metrics) {
        Map<String, Utilization> lowest = new LinkedHashMap<>();
        for (var metric : HighTargets.reachable(metrics, subject, findings)) {
            if (metric instanceof Utilization utilization) {
                lowest.merge(
                        utilization.resource(),
                        utilization,
                        (one, other) -> one.percent() <= other.percent() ? one : other);
            }
        }
        return List.copyOf(lowest.values());
    }

    private HorizontalPodAutoscalerBehavior behavior(Policies policies) {
        findings.report("scale-in-during-rollout", bounds.pointer()); // T33h
        return Behavior.of(bounds, policies.pace(), HighTargets.needNoTolerance(policies.metrics(), subject));
    }

    /** The Region whose CloudWatch has the metrics. */
    private String region() {
        return subject.region()
                .or(() -> subject.application().scaling().policies().values().stream()
                        .flatMap(it -> Arn.of(String.valueOf(it.policyARN())).stream())
                        .map(Arn::region)
                        .findFirst())
                .orElse("");
    }

    private ObjectMeta metadata() {
        var metadata = new ObjectMeta();
        metadata.setName(subject.base());
        metadata.setLabels(subject.labels());
        subject.options().namespace().ifPresent(metadata::setNamespace);
        return metadata;
    }
}
