package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;

/** Container and target-group health checks as probes (mapping §4.5). */
final class Probes {

    private static final String GRACE = "/service/healthCheckGracePeriodSeconds";
    private static final Bounds SECONDS = new Bounds(1, Integer.MAX_VALUE);

    /** A grace period beyond a day means that unhealthy tasks shall stay. */
    private static final int ENDLESS = 86_400;

    private final boolean windows;
    private final int grace;
    private final Map<Integer, Check> groups;
    private final Findings findings;

    private Probes(boolean windows, int grace, Map<Integer, Check> groups, Findings findings) {
        this.windows = windows;
        this.grace = grace;
        this.groups = groups;
        this.findings = findings;
    }

    static Probes of(Subject subject, Platform platform, Findings findings) {
        var seconds = SECONDS.admit(
                subject.application()
                        .service()
                        .map(Service::healthCheckGracePeriodSeconds)
                        .orElse(null),
                () -> GRACE,
                findings);
        return new Probes(
                platform.windows(), seconds == null ? 0 : seconds, TargetGroupChecks.of(subject, findings), findings);
    }

    void write(Container container, PlacedContainer placed) {
        var of = placed.container();
        var own = HealthChecks.of(of, windows, findings).orElse(null);
        if (own == null || !of.essential() || !placed.keepsRunning()) {
            reportHarmless(own, of);
        }
        if (own == null && placed.awaitedHealthy()) {
            findings.report("health-check-awaited", of.pointer("healthCheck"), of.originalName());
        }
        if (!placed.keepsRunning()) {
            return; // the API server refuses probes of containers that end
        }
        var group = groups.get(of.index());
        if (group != null) {
            container.setReadinessProbe(group.readiness());
        }
        var fatal = fatal(of, own, group);
        if (fatal != null && fatal != own) {
            findings.report("liveness-from-target-group", of.pointer("healthCheck"));
        }
        if (fatal != null) {
            liveness(container, fatal, fatal == own ? own.failures() : 2 * fatal.failures());
        }
        var awaited = own != null && placed.awaitedHealthy() ? own : fatal;
        if (awaited != null) {
            startup(container, placed, awaited, awaited == own);
        }
    }

    /** A check which ends no task in ECS, so that nothing is restarted by it here. */
    private void reportHarmless(@Nullable Check own, EcsContainer of) {
        if (own == null) {
            findings.settle(of.pointer("healthCheck/command"));
        } else {
            findings.report("health-check-only-shown", of.pointer("healthCheck/command"));
        }
    }

    /** The check that ends the task in ECS: never that of a container which is not essential (T08). */
    private static @Nullable Check fatal(EcsContainer of, @Nullable Check own, @Nullable Check group) {
        return own != null && of.essential() ? own : group;
    }

    /** T11: ECS replaces a task that the load balancer finds unhealthy, so readiness alone would leave it hanging. */
    private void liveness(Container container, Check check, int failures) {
        if (grace > ENDLESS) {
            findings.report("grace-period-without-end", GRACE, grace);
            return;
        }
        var probe = check.liveness(failures);
        probe.setInitialDelaySeconds(check.period());
        container.setLivenessProbe(probe);
    }

    /** T10: a start period is a budget, which the first success ends, not a delay. */
    private void startup(Container container, PlacedContainer placed, Check check, boolean own) {
        int startPeriod = own ? HealthChecks.startPeriod(placed.container(), findings) : 0;
        int covered = grace > ENDLESS ? 0 : grace;
        if (startPeriod == 0 && covered == 0 && !placed.awaitedHealthy()) {
            return;
        }
        int attempts = check.attemptsFor(startPeriod) + check.failures() + 1;
        attempts = Math.max(attempts, check.attemptsFor(covered) + 1);
        attempts = Math.max(attempts, check.attemptsFor(startTimeout(placed)));
        container.setStartupProbe(check.startup(attempts));
        if (container.getLivenessProbe() != null) {
            container.getLivenessProbe().setInitialDelaySeconds(null);
        }
    }

    /** How long others wait for this one. */
    private int startTimeout(PlacedContainer placed) {
        var container = placed.container();
        var seconds = placed.awaitedHealthy()
                ? new Bounds(1, ENDLESS)
                        .admit(container.definition().startTimeout(), () -> container.pointer("startTimeout"), findings)
                : null;
        return seconds == null ? 0 : seconds;
    }
}
