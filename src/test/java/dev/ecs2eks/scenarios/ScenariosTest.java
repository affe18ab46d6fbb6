package dev.ecs2eks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario gives what is checked in. Refresh, then review the diff: {@code ./mvnw test -Dtest=ScenariosTest
 * -Decs2eks.refresh=true}.
 */
class ScenariosTest {

    static Stream<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void gives_what_is_checked_in(Scenario scenario) throws IOException {
        if (Boolean.getBoolean("ecs2eks.refresh")) {
            scenario.refresh();
        }
        assertThat(scenario.checkedIn()).isEqualTo(scenario.outcome());
    }
}
