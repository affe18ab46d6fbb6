package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.migrate.SourceState;
import dev.ecs2eks.translate.subject.Target;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that was read for one reconcile.
 *
 * @param application empty when the source was not seen
 */
record Observed(
        EcsMigration migration,
        Instant at,
        SourceState source,
        Optional<EcsApplication> application,
        Target target,
        LiveObjects live) {}
