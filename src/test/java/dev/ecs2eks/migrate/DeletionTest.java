package dev.ecs2eks.migrate;

import static dev.ecs2eks.migrate.SituationBuilder.DEPLOYMENT;
import static dev.ecs2eks.migrate.SituationBuilder.quiet;
import static dev.ecs2eks.migrate.SituationBuilder.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.migrate.SourceState.Obstructed;
import dev.ecs2eks.migrate.SourceState.Seen;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No path deletes the only running copy. */
class DeletionTest {

    private static final Duration JUST_NOW = Duration.ofSeconds(1);
    private static final Duration LONG_AGO = Duration.ofMinutes(11);
    private static final Seen STOPPED = seen(false, false, "ACTIVE, 0 of 0 tasks running");
    private static final Seen STARTING = seen(false, true, "ACTIVE, 1 of 2 tasks running");
    private static final Obstructed THROTTLED = new Obstructed("SourceThrottled", "", true, 1);
    private static final Obstructed MISSING = new Obstructed("SourceMissing", "", false, 1);
    private static final Obstructed DENIED = new Obstructed("SourceDenied", "", false, 1);

    @Test
    void objects_go_while_ecs_serves() {
        var step = Decider.next(quiet().deletedAgo(JUST_NOW).build());
        assertThat(step).asInstanceOf(type(Step.Remove.class)).satisfies(remove -> assertThat(remove.objects())
                .containsExactly(DEPLOYMENT));
    }

    static Stream<Arguments> retained() {
        return Stream.of(
                Arguments.of(
                        "the service is scaled to nothing",
                        quiet().source(STOPPED).deletedAgo(JUST_NOW)),
                Arguments.of(
                        "the service does not exist", quiet().source(MISSING).deletedAgo(JUST_NOW)),
                Arguments.of("nobody may look", quiet().source(DENIED).deletedAgo(JUST_NOW)),
                Arguments.of("tasks never started", quiet().source(STARTING).deletedAgo(LONG_AGO)),
                Arguments.of("AWS never answered", quiet().source(THROTTLED).deletedAgo(LONG_AGO)),
                Arguments.of("it was asked", quiet().retained().deletedAgo(JUST_NOW)),
                Arguments.of("it is suspended", quiet().suspended().deletedAgo(JUST_NOW)),
                Arguments.of(
                        "the service is another one's",
                        quiet().source(new SourceState.Claimed("a/b")).deletedAgo(JUST_NOW)));
    }

    @ParameterizedTest(name = "objects stay: {0}")
    @MethodSource
    void retained(String story, SituationBuilder situation) {
        assertThat(Decider.next(situation.build()))
                .asInstanceOf(type(Step.Release.class))
                .satisfies(release -> assertThat(release.reason()).isEqualTo(Reason.RETAINED));
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                Arguments.of("tasks are starting", quiet().source(STARTING).deletedAgo(JUST_NOW)),
                Arguments.of("AWS is slow", quiet().source(THROTTLED).deletedAgo(JUST_NOW)));
    }

    @ParameterizedTest(name = "a deletion waits: {0}")
    @MethodSource
    void waits(String story, SituationBuilder situation) {
        assertThat(Decider.next(situation.build())).isInstanceOf(Step.Wait.class);
    }

    @Test
    void what_never_had_objects_goes_at_once_whatever_ecs_does() {
        var step = Decider.next(
                quiet().source(MISSING).inventory().deletedAgo(JUST_NOW).build());
        assertThat(step).asInstanceOf(type(Step.Release.class)).satisfies(release -> assertThat(release.reason())
                .isEqualTo(Reason.REMOVED));
    }

    @Test
    void claims_stay_when_everything_else_goes() {
        var claim = new InventoryEntry("v1", "PersistentVolumeClaim", "checkout-files", "uid-2");
        var step = Decider.next(
                quiet().inventory(DEPLOYMENT, claim).deletedAgo(JUST_NOW).build());
        assertThat(step).asInstanceOf(type(Step.Remove.class)).satisfies(remove -> assertThat(remove.objects())
                .containsExactly(DEPLOYMENT));
    }

    @Test
    void the_way_back_to_plan_is_as_careful() {
        var step = Decider.next(quiet().asked(Stage.PLAN).source(STOPPED).build());
        assertThat(step).isInstanceOf(Step.Stop.class);
    }
}
