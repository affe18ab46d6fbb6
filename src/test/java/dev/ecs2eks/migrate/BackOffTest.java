package dev.ecs2eks.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "2, 10", "3, 20", "6, 160", "7, 300", "8, 300", "1000000, 300"})
    void it_doubles_up_to_five_minutes(int tries, int seconds) {
        assertThat(BackOff.after(tries)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
