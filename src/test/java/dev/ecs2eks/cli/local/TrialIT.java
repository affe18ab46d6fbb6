package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import dev.ecs2eks.testing.TestGround;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code try} says of a service, with the packaged operator and the chart's rights. */
@OnCluster
class TrialIT {

    private static final String FROM_A_TEMPLATE =
            """
            {"family": "web", "containerDefinitions": [{"name": "web", "image": "${Image}", "memory": 256}]}
            """;

    @Test
    void the_example_service_is_deployed_without_a_refusal(TestGround ground, OperatorUnderTest operator)
            throws IOException {
        var demo = Files.readString(Path.of("deploy/samples/demo/bundle.json"));
        assertThat(verdicts(ground, true, demo)).singleElement().isInstanceOfSatisfying(Verdict.Ready.class, ready -> {
            assertThat(ready.findings().blocking()).isZero();
            assertThat(ready.objects()).isGreaterThanOrEqualTo(8);
        });
    }

    @Test
    void a_bundle_from_the_middle_of_a_rollout_is_tried_like_any_other(TestGround ground, OperatorUnderTest operator)
            throws IOException {
        var bundle = (ObjectNode) new ObjectMapper()
                .readTree(Path.of("deploy/samples/demo/bundle.json").toFile());
        ((ObjectNode) bundle.at("/service/deployments/0")).put("rolloutState", "IN_PROGRESS");
        assertThat(verdicts(ground, true, bundle.toString())).singleElement().isInstanceOf(Verdict.Ready.class);
    }

    @Test
    void a_plan_alone_creates_no_workload(TestGround ground, OperatorUnderTest operator) throws IOException {
        var demo = Files.readString(Path.of("deploy/samples/demo/bundle.json"));
        assertThat(verdicts(ground, false, demo)).singleElement().isInstanceOf(Verdict.Ready.class);
        assertThat(ground.administrator()
                        .apps()
                        .deployments()
                        .inAnyNamespace()
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void a_blocking_finding_is_an_answer_and_its_objects_are_tried_all_the_same(
            TestGround ground, OperatorUnderTest operator) {
        assertThat(verdicts(ground, true, FROM_A_TEMPLATE))
                .singleElement()
                .isInstanceOfSatisfying(Verdict.Blocked.class, blocked -> {
                    assertThat(blocked.codes()).containsExactly("templated-image");
                    assertThat(blocked.objects()).isPositive();
                    assertThat(blocked.isGood()).isTrue();
                });
    }

    @Test
    void what_is_no_bundle_fails_with_the_emulators_reason(TestGround ground, OperatorUnderTest operator) {
        assertThat(verdicts(ground, true, "{\"cluster\": {}}"))
                .singleElement()
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
                    assertThat(failed.message()).contains("needs a taskDefinition or a service");
                    assertThat(failed.isGood()).isFalse();
                });
    }

    private static List<Verdict> verdicts(TestGround ground, boolean deploy, String bundle) {
        return new Trial(ground.aws(), ground.administrator(), deploy).of(new SeedFolder.Seed("example", bundle));
    }
}
