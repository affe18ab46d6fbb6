package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationSpec;
import dev.ecs2eks.api.Stage;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Optional<String> REGION = Optional.of("eu-west-1");
    private static final EcsMigration OLD = migration("shop", "old", "2026-01-01T00:00:00Z", null, null);

    @Test
    void the_oldest_has_the_service() {
        var young = migration("shop", "young", "2026-01-02T00:00:00Z", null, null);
        assertThat(heldBy(young, OLD, young)).contains("shop/old");
        assertThat(heldBy(OLD, OLD, young)).isEmpty();
    }

    @Test
    void of_two_born_in_one_second_the_first_by_name_has_it() {
        var twin = migration("shop", "a", "2026-01-01T00:00:00Z", null, null);
        assertThat(heldBy(OLD, OLD, twin)).contains("shop/a");
        assertThat(heldBy(twin, OLD, twin)).isEmpty();
    }

    @Test
    void the_region_left_out_is_the_operators() {
        var explicit = migration("shop", "explicit", "2026-01-02T00:00:00Z", "eu-west-1", null);
        assertThat(heldBy(explicit, OLD, explicit)).contains("shop/old");
    }

    @Test
    void another_region_is_another_service() {
        var elsewhere = migration("shop", "elsewhere", "2026-01-02T00:00:00Z", "us-east-1", null);
        assertThat(heldBy(elsewhere, OLD, elsewhere)).isEmpty();
    }

    @Test
    void two_accounts_are_two_services_only_when_both_are_named() {
        var one = migration("shop", "one", "2026-01-02T00:00:00Z", null, "111122223333");
        var two = migration("shop", "two", "2026-01-03T00:00:00Z", null, "444455556666");
        assertThat(heldBy(two, one, two)).isEmpty();
        assertThat(heldBy(one, OLD, one)).contains("shop/old");
    }

    private static Optional<String> heldBy(EcsMigration migration, EcsMigration... all) {
        return Claims.heldBy(migration, new Indexed(List.of(all)), REGION);
    }

    private static EcsMigration migration(
            String namespace, String name, String created, @Nullable String region, @Nullable String account) {
        var migration = new EcsMigration();
        migration.setMetadata(new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withCreationTimestamp(created)
                .build());
        var source = new EcsMigrationSpec.Source("prod", "checkout", region, account);
        migration.setSpec(
                new EcsMigrationSpec(source, Stage.PLAN, null, null, null, null, null, null, null, null, null));
        return migration;
    }

    /** The watch's index, from a list. */
    private record Indexed(List<EcsMigration> all) implements IndexedResourceCache<EcsMigration> {

        @Override
        public List<EcsMigration> byIndex(String index, String key) {
            return all.stream()
                    .filter(it -> Claims.key(it, REGION).contains(key))
                    .toList();
        }

        @Override
        public Stream<EcsMigration> list(Predicate<EcsMigration> matching) {
            return all.stream().filter(matching);
        }

        @Override
        public Stream<EcsMigration> list(String namespace, Predicate<EcsMigration> matching) {
            return list(matching);
        }

        @Override
        public Optional<EcsMigration> get(ResourceID id) {
            return Optional.empty();
        }

        @Override
        public Stream<ResourceID> keys() {
            return all.stream().map(ResourceID::fromResource);
        }
    }
}
