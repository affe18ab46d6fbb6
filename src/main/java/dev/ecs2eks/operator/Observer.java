package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.EcsSource;
import dev.ecs2eks.ecs.Observation;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.migrate.Reason;
import dev.ecs2eks.migrate.SourceRollout;
import dev.ecs2eks.migrate.SourceState;
import dev.ecs2eks.translate.origin.UnfinishedRollout;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads: ECS, the EKS cluster, the objects, the clock. */
@ApplicationScoped
class Observer {

    private final EcsSource source;
    private final EksCluster cluster;
    private final Watches watches;
    private final Recollection recollection;
    private final OperatorSettings settings;
    private final Clock clock;

    Observer(
            EcsSource source,
            EksCluster cluster,
            Watches watches,
            Recollection recollection,
            OperatorSettings settings,
            Clock clock) {
        this.source = source;
        this.cluster = cluster;
        this.watches = watches;
        this.recollection = recollection;
        this.settings = settings;
        this.clock = clock;
    }

    Observed observe(EcsMigration migration, Context<EcsMigration> context) {
        var now = clock.instant();
        watches.follow(cluster.discovered().groups(), context);
        var live = new LiveObjects(migration, context);
        var target = cluster.target();
        var claimed = Claims.heldBy(migration, context.getPrimaryCache(), settings.region());
        if (claimed.isPresent()) {
            var state = new SourceState.Claimed(claimed.get());
            return new Observed(migration, now, state, Optional.empty(), target, live);
        }
        var observation = look(migration, now);
        return observation instanceof Seen seen
                ? new Observed(migration, now, state(seen.application()), Optional.of(seen.application()), target, live)
                : new Observed(migration, now, state(migration, (NotSeen) observation), Optional.empty(), target, live);
    }

    /** Steps that follow one another share a look; a deletion never rests on an old one. */
    private Observation look(EcsMigration migration, Instant now) {
        var uid = migration.getMetadata().getUid();
        var generation = migration.getMetadata().getGeneration();
        var fresh = migration.isMarkedForDeletion()
                ? Optional.<Observation>empty()
                : recollection.fresh(uid, generation, now);
        return fresh.orElseGet(() -> {
            var observation = source.observe(reference(migration));
            if (observation instanceof Seen) {
                recollection.looked(uid, generation, observation, now);
            }
            return observation;
        });
    }

    private static ServiceReference reference(EcsMigration migration) {
        var source = migration.getSpec().source();
        return new ServiceReference(
                source.cluster(),
                source.service(),
                Optional.ofNullable(source.region()),
                Optional.ofNullable(source.account()));
    }

    private SourceState state(EcsMigration migration, NotSeen notSeen) {
        var tries = recollection.failed(migration.getMetadata().getUid());
        return new SourceState.Obstructed(
                reason(notSeen.obstacle()),
                notSeen.sentence(),
                notSeen.obstacle().healsByItself(),
                tries);
    }

    private static SourceState state(EcsApplication application) {
        return application
                .service()
                .map(service -> serving(service, rollout(service, application)))
                .orElseGet(() ->
                        new SourceState.Seen(false, false, "a task definition without a service", Optional.empty()));
    }

    private static Optional<SourceRollout> rollout(Service service, EcsApplication application) {
        return UnfinishedRollout.of(service)
                .map(it -> new SourceRollout(
                        it.code(), application.fieldOf(it.field()), it.what(), it.failed(), it.since(), it.said()));
    }

    private static SourceState.Seen serving(Service service, Optional<SourceRollout> rollout) {
        int desired = Optional.ofNullable(service.desiredCount()).orElse(0);
        int running = Optional.ofNullable(service.runningCount()).orElse(0);
        var active = "ACTIVE".equals(service.status());
        return new SourceState.Seen(
                active && desired > 0 && running >= desired,
                active && desired > 0,
                service.status() + ", " + running + " of " + desired + " tasks running",
                rollout);
    }

    private static String reason(Obstacle obstacle) {
        return switch (obstacle) {
            case MISSING -> Reason.SOURCE_MISSING;
            case DENIED -> Reason.SOURCE_DENIED;
            case THROTTLED -> Reason.SOURCE_THROTTLED;
            case UNREACHABLE -> Reason.SOURCE_UNREACHABLE;
            case MALFORMED -> Reason.SOURCE_MALFORMED;
        };
    }
}
