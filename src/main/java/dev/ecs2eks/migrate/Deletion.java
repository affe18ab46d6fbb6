package dev.ecs2eks.migrate;

import dev.ecs2eks.api.EcsMigrationSpec.DeletionPolicy;
import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the objects of a deleted migration. No path deletes the only running copy: they are removed only after
 * looking that the ECS service runs all it desires, and in doubt they stay.
 */
final class Deletion {

    private static final Duration RETRY = Duration.ofSeconds(15);

    @FunctionalInterface
    private interface Rule {
        Optional<Step> next(Situation now);
    }

    private static final List<Rule> RULES = List.of(
            Deletion::releaseWhatHasNothing,
            Deletion::retainAsAsked,
            Deletion::retainWhileSuspended,
            Deletion::removeWhileEcsServes,
            Deletion::waitForEcs);

    private Deletion() {}

    static Step next(Situation now) {
        return RULES.stream()
                .map(rule -> rule.next(now))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> retain("the ECS service does not serve (" + counts(now) + ")"));
    }

    static Optional<Step> releaseWhatHasNothing(Situation now) {
        return removable(now).isEmpty()
                ? Optional.of(new Step.Release(Reason.REMOVED, "Nothing is left to remove."))
                : Optional.empty();
    }

    static Optional<Step> retainAsAsked(Situation now) {
        return now.spec().deletionPolicy() == DeletionPolicy.RETAIN
                ? Optional.of(retain("deletionPolicy is Retain"))
                : Optional.empty();
    }

    static Optional<Step> retainWhileSuspended(Situation now) {
        return now.isSuspended() ? Optional.of(retain("the migration is suspended")) : Optional.empty();
    }

    static Optional<Step> removeWhileEcsServes(Situation now) {
        return ecsServes(now) ? Optional.of(new Step.Remove(removable(now))) : Optional.empty();
    }

    /** Tasks may just be starting, AWS may just be slow; but a deletion does not hang for ever. */
    static Optional<Step> waitForEcs(Situation now) {
        var mayHeal = now.source() instanceof SourceState.Seen seen && seen.settling()
                || now.source() instanceof SourceState.Obstructed obstacle && obstacle.healsByItself();
        var asked = Instant.parse(now.migration().getMetadata().getDeletionTimestamp());
        return mayHeal && now.now().isBefore(asked.plus(now.cadence().deletionWait()))
                ? Optional.of(new Step.Wait(
                        Reason.ECS_NOT_SERVING,
                        "Waiting until the ECS service serves (" + counts(now) + ") before removing its copy.",
                        RETRY))
                : Optional.empty();
    }

    static boolean ecsServes(Situation now) {
        return now.source() instanceof SourceState.Seen seen && seen.serving();
    }

    static List<InventoryEntry> removable(Situation now) {
        return withoutClaims(now.cluster().inventory());
    }

    /** A claim's data cannot be brought back. */
    static List<InventoryEntry> withoutClaims(List<InventoryEntry> objects) {
        return objects.stream()
                .filter(it -> !it.kind().equals("PersistentVolumeClaim"))
                .toList();
    }

    static String counts(Situation now) {
        if (now.source() instanceof SourceState.Seen seen) {
            return seen.counts();
        }
        return now.source() instanceof SourceState.Obstructed obstacle ? obstacle.reason() : Reason.SOURCE_CLAIMED;
    }

    private static Step retain(String because) {
        return new Step.Release(Reason.RETAINED, "The objects stay, because " + because + ".");
    }
}
