package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One ECS service has one migration: the oldest that names it. */
final class Claims {

    /** The index of migrations by the service they name. */
    static final String INDEX = "source";

    private static final Comparator<EcsMigration> OLDEST = Comparator.comparing(
                    (EcsMigration it) -> it.getMetadata().getCreationTimestamp())
            .thenComparing(Claims::name);

    private Claims() {}

    /** The key of the index. An account is not part of it: most migrations leave it out. */
    static List<String> key(EcsMigration migration, Optional<String> defaultRegion) {
        var source = migration.getSpec().source();
        var region =
                Optional.ofNullable(source.region()).or(() -> defaultRegion).orElse("");
        return List.of(source.cluster() + "/" + source.service() + "@" + region);
    }

    /** The older migration of the same service, {@code namespace/name}; empty when this one has it. */
    static Optional<String> heldBy(
            EcsMigration migration, IndexedResourceCache<EcsMigration> all, Optional<String> defaultRegion) {
        return all.byIndex(INDEX, key(migration, defaultRegion).get(0)).stream()
                .filter(other -> maySameAccount(migration, other))
                .filter(other -> OLDEST.compare(other, migration) < 0)
                .min(OLDEST)
                .map(Claims::name);
    }

    private static boolean maySameAccount(EcsMigration one, EcsMigration other) {
        var mine = one.getSpec().source().account();
        var theirs = other.getSpec().source().account();
        return mine == null || theirs == null || mine.equals(theirs);
    }

    private static String name(EcsMigration migration) {
        return migration.getMetadata().getNamespace() + "/"
                + migration.getMetadata().getName();
    }
}
