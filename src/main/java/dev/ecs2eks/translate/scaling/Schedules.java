package dev.ecs2eks.translate.scaling;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTargetAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/**
 * Scheduled scaling. An action sets limits that stay until the next one; a cron trigger resets at its end (T33b). So only
 * two actions that provably take turns become a trigger.
 */
final class Schedules {

    private final List<Located<ScheduledAction>> actions;

    private Schedules(List<Located<ScheduledAction>> actions) {
        this.actions = actions;
    }

    static Schedules of(Subject subject) {
        var all = subject.application().scaling().scheduledActions().values();
        var mine = new ArrayList<Located<ScheduledAction>>();
        for (int i = 0; i < all.size(); i++) {
            if (Bounds.isOf(subject, all.get(i).resourceId())
                    && all.get(i).schedule() != null
                    && setsALimit(all.get(i))) {
                mine.add(new Located<>("/scheduledActions/" + i, all.get(i)));
            }
        }
        return new Schedules(mine);
    }

    /** The window that all actions of the service make, where they make one. */
    Optional<CronWindow> window(Bounds bounds, Policies policies) {
        if (actions.size() != 2 || bounds.isScheduledScalingSuspended()) {
            return Optional.empty();
        }
        var first = actions.get(0).value();
        var second = actions.get(1).value();
        var firstMin = min(first);
        var secondMin = min(second);
        if (firstMin == null || secondMin == null || firstMin < 0 || secondMin < 0 || firstMin.equals(secondMin)) {
            return Optional.empty();
        }
        return firstMin > secondMin ? window(first, second, bounds, policies) : window(second, first, bounds, policies);
    }

    private static Optional<CronWindow> window(
            ScheduledAction opening, ScheduledAction closing, Bounds bounds, Policies policies) {
        var start = AwsCron.of(opening.schedule());
        var end = AwsCron.of(closing.schedule());
        var raisesMinimum = keepsMaximum(opening, bounds) && keepsMaximum(closing, bounds) && policies.scaleIn();
        var setsCount = policies.isEmpty() && isCount(opening) && isCount(closing);
        var zone = zone(opening);
        if (!start.alternatesWith(end)
                || !zone.equals(zone(closing))
                || isLimited(opening)
                || isLimited(closing)
                || !(raisesMinimum || setsCount)) {
            return Optional.empty();
        }
        int desired = Objects.requireNonNull(min(opening));
        return Optional.of(new CronWindow(
                name(opening),
                start.text(),
                end.text(),
                zone,
                Objects.requireNonNull(min(closing)),
                desired,
                setsCount ? desired : Math.max(bounds.max(), desired)));
    }

    /** By leaving it out, or by saying again what it is all the time. */
    private static boolean keepsMaximum(ScheduledAction action, Bounds bounds) {
        return max(action) == null || Objects.equals(max(action), bounds.max());
    }

    private static boolean isLimited(ScheduledAction action) {
        return action.startTime() != null || action.endTime() != null;
    }

    private static boolean isCount(ScheduledAction action) {
        return max(action) != null && Objects.equals(max(action), min(action));
    }

    /** Says of each action what became of it. */
    void report(Bounds bounds, Optional<CronWindow> window, AutoscalerKind kind, String base, Findings findings) {
        boolean stops = actions.stream().anyMatch(it -> isStop(it.value()));
        for (var action : actions) {
            var pointer = action.pointer() + "/Schedule";
            var cron = AwsCron.of(action.value().schedule());
            var name = name(action.value());
            if (bounds.isScheduledScalingSuspended()) {
                findings.report("scheduled-scaling-suspended", pointer, name);
            } else if (window.isPresent() && kind == AutoscalerKind.SCALED_OBJECT) {
                findings.report(
                        "scheduled-window",
                        pointer,
                        name,
                        window.get().start(),
                        window.get().end(),
                        window.get().desired());
            } else if (!cron.isConvertible()) {
                findings.report(
                        "schedule-not-convertible", pointer, action.value().schedule(), cron.obstacle());
            } else {
                findings.report(
                        "scheduled-limits",
                        pointer,
                        name,
                        cron.text(),
                        zone(action.value()),
                        kind.command(base, min(action.value()), max(action.value()), stops && !isStop(action.value())));
            }
        }
    }

    private static boolean isStop(ScheduledAction action) {
        var max = max(action);
        return max != null && max < 1;
    }

    private static boolean setsALimit(ScheduledAction action) {
        return min(action) != null || max(action) != null;
    }

    private static String name(ScheduledAction action) {
        return action.scheduledActionName() == null ? "schedule" : action.scheduledActionName();
    }

    private static String zone(ScheduledAction action) {
        return action.timezone() == null || action.timezone().isEmpty() ? "UTC" : action.timezone();
    }

    /** Null keeps what is (T33c). */
    private static @Nullable Integer min(ScheduledAction action) {
        return action.scalableTargetAction() == null
                ? null
                : action.scalableTargetAction().minCapacity();
    }

    private static @Nullable Integer max(ScheduledAction action) {
        ScalableTargetAction limits = action.scalableTargetAction();
        return limits == null ? null : limits.maxCapacity();
    }
}
