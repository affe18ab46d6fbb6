package dev.ecs2eks.translate.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCronTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cron(0 7 ? * 2-6 *)          | 0 7 * * 1-5",
                "cron(0 7 ? * MON-FRI *)      | 0 7 * * MON-FRI",
                "cron(30 22 ? * 1 *)          | 30 22 * * 0",
                "cron(30 22 ? * 7 *)          | 30 22 * * 6",
                "cron(0 0 ? * 1,7 *)          | 0 0 * * 0,6",
                "cron(0 0 ? * 6-2 *)          | 0 0 * * 5-6,0-1",
                "cron(0 0 ? * 2/2 *)          | 0 0 * * 1-6/2",
                "cron(0/15 8-18 * * ? *)      | 0-59/15 8-18 * * *",
                "cron(*/10 * * * ? *)         | */10 * * * *",
                "cron(0 12 1 JAN,JUL ? *)     | 0 12 1 JAN,JUL *",
                "cron(0 9 * * ?)              | 0 9 * * *",
                "cron(0 9 ? * wed *)          | 0 9 * * WED",
            })
    void T33d_six_fields_with_sunday_as_1_become_five_with_sunday_as_0(String aws, String expected) {
        assertThat(AwsCron.of(aws).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cron(0 7 L * ? *)            | 'L' has no counterpart",
                "cron(0 7 15W * ? *)          | '15W' has no counterpart",
                "cron(0 7 ? * 6L *)           | '6L' has no counterpart",
                "cron(0 7 ? * 2#1 *)          | '2#1' has no counterpart",
                "cron(0 7 ? * 9 *)            | '9' has no counterpart",
                "cron(0 7 ? * 0 *)            | '0' has no counterpart",
                "cron(0 7 ? * 2-6 2027)       | it names a year",
                "cron(0 7 *)                  | it has 3 fields",
                "cron()                       | it has 1 fields",
                "at(2026-12-24T00:00:00)      | it happens once",
                "rate(1 day)                  | it counts from its start",
                "nonsense                     | it counts from its start",
            })
    void T33d_what_unix_cron_cannot_say_is_not_said(String aws, String obstacle) {
        var cron = AwsCron.of(aws);
        assertThat(cron.isConvertible()).isFalse();
        assertThat(cron.obstacle()).isEqualTo(obstacle);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cron(0 7 ? * 2-6 *)  | cron(0 20 ? * 2-6 *) | true",
                "cron(0 20 * * ? *)   | cron(0 6 * * ? *)    | true",
                "cron(0 7 ? * 2 *)    | cron(0 20 ? * 6 *)   | true",
                "cron(0 7 ? * 2-6 *)  | cron(0 20 ? * 2-5 *) | false",
                "cron(0 7 * * ? *)    | cron(0 7 * * ? *)    | false",
                "cron(0 7,9 * * ? *)  | cron(0 20 * * ? *)   | false",
                "cron(0 7 ? * 2 *)    | cron(0 20 1 * ? *)   | false",
            })
    void T33b_two_schedules_take_turns_only_when_that_is_certain(String one, String other, boolean alternate) {
        assertThat(AwsCron.of(one).alternatesWith(AwsCron.of(other))).isEqualTo(alternate);
    }
}
