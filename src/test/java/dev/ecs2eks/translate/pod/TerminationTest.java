package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a pod behind a load balancer ends (mapping §4.3). */
class TerminationTest {

    private static Given draining(String seconds) {
        return Given.web("'stopTimeout':45")
                .balanced(
                        "'HealthCheckProtocol':'TCP'",
                        "{'Key':'deregistration_delay.timeout_seconds','Value':'" + seconds + "'}");
    }

    private static Long sleep(Container container) {
        return container.getLifecycle() == null
                ? null
                : container.getLifecycle().getPreStop().getSleep().getSeconds();
    }

    @Test
    void T15_requests_are_drained_before_the_signal() {
        var outcome = draining("25").translated();

        assertThat(sleep(outcome.web())).isEqualTo(25);
        assertThat(outcome.pod().getTerminationGracePeriodSeconds()).isEqualTo(70);
        assertThat(outcome.said("deregistration-delay-cut")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300, 30", "31, 30", "nonsense, 30"})
    void a_long_delay_is_cut_and_said(String delay, long sleep) {
        var outcome = draining(delay).translated();

        assertThat(sleep(outcome.web())).isEqualTo(sleep);
        assertThat(outcome.said("deregistration-delay-cut")).containsExactly("Info /targetGroups/0/Attributes/0");
    }

    @Test
    void without_a_delay_nobody_sleeps() {
        assertThat(draining("0").translated().web().getLifecycle()).isNull();
    }

    @Test
    void the_delay_of_aws_is_300_seconds_where_attributes_were_not_read() {
        var outcome = Given.web("").balanced("'HealthCheckProtocol':'TCP'", "").translated();

        assertThat(sleep(outcome.web())).isEqualTo(30);
        assertThat(outcome.said("deregistration-delay-cut")).containsExactly("Info /targetGroups/0/Attributes");
    }

    @Test
    void the_program_behind_a_proxy_does_not_go_first() {
        var outcome = draining("20").and("app", "").translated();

        assertThat(sleep(outcome.container("app"))).isEqualTo(20);
    }

    @Test
    void without_a_load_balancer_the_signal_comes_at_once() {
        var outcome = Given.web("").service("'desiredCount':1").translated();

        assertThat(outcome.web().getLifecycle()).isNull();
        assertThat(outcome.pod().getTerminationGracePeriodSeconds()).isEqualTo(30);
    }
}
