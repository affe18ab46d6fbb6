package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerLimitsTest {

    @Test
    void an_object_that_etcd_refuses_blocks_and_is_planned_all_the_same() {
        var plan = plan("x".repeat(1600 * 1024), Target.byDefault());

        assertThat(plan.findings().get(0))
                .returns("object-too-large", Finding::code)
                .returns(Severity.BLOCKING, Finding::severity);
        assertThat(plan.manifests()).isNotEmpty();
    }

    @Test
    void an_object_below_the_limit_is_no_finding() {
        assertThat(plan("x".repeat(1400 * 1024), Target.byDefault()).isBlocked())
                .isFalse();
    }

    @Test
    void what_was_assumed_of_the_cluster_is_said_once() {
        assertThat(plan("x", Target.byDefault()).findings())
                .filteredOn(finding -> finding.code().equals("assumed-target"))
                .singleElement()
                .returns("/eks", Finding::field)
                .returns(Severity.INFO, Finding::severity);
    }

    @Test
    void a_cluster_that_was_looked_at_needs_no_word() {
        var known = Target.byDefault();
        var looked = new Target(
                known.kubernetesVersion(),
                known.compute(),
                known.addons(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        assertThat(plan("x", looked).findings()).extracting(Finding::code).doesNotContain("assumed-target");
    }

    private static Plan plan(String value, Target target) {
        var json =
                """
                {"taskDefinition":{"family":"orders","containerDefinitions":[
                  {"name":"web","image":"acme/web:1","environment":[{"name":"TEXT","value":"%s"}]}]}}"""
                        .formatted(value);
        var result = new BundleReader()
                .read("bundle.json", json.getBytes(StandardCharsets.UTF_8))
                .get(0);
        return Planner.plan(((BundleResult.Read) result).application(), target, Options.none(), List.of());
    }
}
