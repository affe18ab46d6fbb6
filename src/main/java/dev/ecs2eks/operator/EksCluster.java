package dev.ecs2eks.operator;

import dev.ecs2eks.kube.Discovery;
import dev.ecs2eks.plan.TargetOf;
import dev.ecs2eks.plan.TargetOf.Discovered;
import dev.ecs2eks.plan.TargetOf.Told;
import dev.ecs2eks.translate.subject.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cluster that services go to, looked at once a minute at most. */
@ApplicationScoped
class EksCluster {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Discovery discovery;
    private final Clock clock;
    private final Told told;
    private volatile @Nullable Look last;

    private record Look(Discovered discovered, Instant at) {}

    EksCluster(Discovery discovery, OperatorSettings settings, Clock clock) {
        this.discovery = discovery;
        this.clock = clock;
        this.told = new Told(
                settings.oidcIssuer(),
                settings.account(),
                settings.region(),
                settings.clusterName(),
                settings.securityGroupsForPods());
    }

    Discovered discovered() {
        var look = last;
        if (look == null || look.at().plus(FRESH).isBefore(clock.instant())) {
            look = new Look(discovery.look(), clock.instant());
            last = look;
        }
        return look.discovered();
    }

    Target target() {
        return TargetOf.of(discovered(), told);
    }
}
