package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.ecs.ScalableResource;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** The service's scalable target, with bounds that Kubernetes takes. */
record Bounds(String pointer, int min, int max, SuspendedState suspended) {

    private static final String COUNT = "ecs:service:DesiredCount";

    /** Empty when the service has none, or one that no autoscaler can hold. */
    static Optional<Bounds> of(Subject subject, Findings findings) {
        var target = target(subject);
        if (target.isEmpty() && isScaled(subject)) {
            findings.report("scalable-target-not-in-bundle", "/scalableTargets");
        }
        return target.flatMap(it -> of(it, findings));
    }

    /** Policies and schedules cannot exist in AWS without the target they scale. */
    private static boolean isScaled(Subject subject) {
        var scaling = subject.application().scaling();
        return scaling.policies().first(it -> isOf(subject, it.resourceId())).isPresent()
                || scaling.scheduledActions()
                        .first(it -> isOf(subject, it.resourceId()))
                        .isPresent();
    }

    private static Optional<Located<ScalableTarget>> target(Subject subject) {
        var targets = subject.application().scaling().targets().values();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            if (isOf(subject, target.resourceId())
                    && (target.scalableDimensionAsString() == null
                            || COUNT.equals(target.scalableDimensionAsString()))) {
                return Optional.of(new Located<>("/scalableTargets/" + i, target));
            }
        }
        return Optional.empty();
    }

    /** A task definition alone takes what is given with it. */
    static boolean isOf(Subject subject, @Nullable String resourceId) {
        return subject.application()
                .service()
                .map(it -> ScalableResource.isNamed(it, resourceId))
                .orElse(true);
    }

    private static Optional<Bounds> of(Located<ScalableTarget> target, Findings findings) {
        var min = target.value().minCapacity();
        var max = target.value().maxCapacity();
        if (max == null || max < 1 || (min != null && (min < 0 || min > max))) {
            findings.report("scaling-bounds-unusable", target.pointer() + "/MaxCapacity", min, max);
            return Optional.empty();
        }
        var suspended = target.value().suspendedState();
        return Optional.of(new Bounds(
                target.pointer(),
                min == null ? 1 : min,
                max,
                suspended == null ? SuspendedState.builder().build() : suspended));
    }

    boolean isScheduledScalingSuspended() {
        return Boolean.TRUE.equals(suspended.scheduledScalingSuspended());
    }

    boolean isScalingOutSuspended() {
        return Boolean.TRUE.equals(suspended.dynamicScalingOutSuspended());
    }

    boolean isScalingInSuspended() {
        return Boolean.TRUE.equals(suspended.dynamicScalingInSuspended());
    }
}
