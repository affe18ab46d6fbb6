package dev.ecs2eks.migrate;

import static dev.ecs2eks.migrate.SituationBuilder.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.api.Stage;
import dev.ecs2eks.migrate.ObjectState.Presence;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which plan is in force can be told from the objects: a crash may come before the status says it. */
class PlanInForceTest {

    @Test
    void the_stored_plan_is_in_force_once_every_object_is_as_it_wants_it() {
        assertThat(quiet().build().planInForce()).contains("sha256:1");
    }

    static Stream<Arguments> nothingIsInForce() {
        return Stream.of(
                Arguments.of("an object is missing", quiet().objects(Presence.CURRENT, Presence.MISSING)),
                Arguments.of("an object differs", quiet().objects(Presence.DIFFERENT)),
                Arguments.of("the status has no plan yet", quiet().notTold()),
                Arguments.of("another plan is stored", quiet().planned("sha256:2", SituationBuilder.KEY)),
                Arguments.of("Deploy was not entered", quiet().entered(Stage.PLAN)),
                Arguments.of("the way leads back", quiet().asked(Stage.PLAN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void nothingIsInForce(String story, SituationBuilder situation) {
        assertThat(situation.build().planInForce()).isEmpty();
    }
}
