package dev.ecs2eks.translate.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Scaling;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.fields.FieldMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan says of the things that AWS would not tell. */
class UnreadTest {

    private final Findings findings = new Findings(FieldMap.compiled());

    @Test
    void a_service_whose_scaling_nobody_may_read_is_not_one_without_scaling() {
        var seen = Given.service("").subject().application();
        var refused = Reading.notRead("action application-autoscaling:DescribeScalableTargets");
        Unread.of(scaled(seen, refused), findings);
        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("read-refused");
            assertThat(finding.field()).isEqualTo("/scalableTargets");
            assertThat(finding.suggestion()).contains("application-autoscaling:DescribeScalableTargets");
        });
    }

    @Test
    void a_key_that_a_bundle_leaves_out_is_not_refused() {
        Unread.of(Given.service("").subject().application(), findings);
        assertThat(findings.all()).isEmpty();
    }

    private static <T> EcsApplication scaled(EcsApplication seen, Reading<T> refused) {
        var nothing = new Scaling(
                new Reading<>(List.of(), refused.missing()),
                Reading.of(List.of()),
                Reading.of(List.of()),
                Reading.of(List.of()));
        return new EcsApplication(
                seen.task(),
                seen.service(),
                nothing,
                seen.traffic(),
                seen.identity(),
                seen.surroundings(),
                seen.oddities());
    }
}
