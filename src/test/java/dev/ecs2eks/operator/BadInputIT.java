package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes in ends in a condition with a sentence that names the thing and the way out. */
@OnCluster
class BadInputIT {

    @Test
    void a_service_that_does_not_exist_is_named_and_nobody_hammers_aws(
            ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        var stalled = Migration.ask(user, "Plan").await("Stalled", "True", "SourceMissing");
        assertThat(stalled.path("message").asText()).contains("prod");
        assertThat(operator.running()).isTrue();
    }

    @Test
    void a_denied_action_is_named(ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        aws.fail(Emulator.Fault.ACCESS_DENIED, "ecs", "DescribeServices", 100);
        var stalled = Migration.ask(user, "Plan").await("Stalled", "True", "SourceDenied");
        assertThat(stalled.path("message").asText()).contains("ecs:DescribeServices");
    }

    @Test
    void throttling_is_waited_out(ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        aws.fail(Emulator.Fault.THROTTLING, "ecs", "DescribeServices", 100);
        var migration = Migration.ask(user, "Plan");
        migration.await("Reconciling", "True", "SourceThrottled");
        assertThat(migration.condition("Stalled").isMissingNode()).isTrue();

        aws.heal();
        migration.await("Ready", "True", "Planned");
    }

    @Test
    void a_bundle_that_is_no_bundle_is_named_and_the_next_one_works(
            ClusterUser user, OperatorUnderTest operator, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("checkout.json"), "{\"service\": {\"serviceName\": ");
        operator.startWith(Map.of(
                "ECS2EKS_SOURCE", "file", "ECS2EKS_SOURCE_DIR", folder.toString(), "ECS2EKS_POLL_INTERVAL", "PT1S"));
        var migration = Migration.ask(user, "Plan");
        var stalled = migration.await("Stalled", "True", "SourceMalformed");
        assertThat(stalled.path("message").asText()).contains("checkout.json");

        Files.writeString(folder.resolve("checkout.json"), EcsService.checkout().bundle());
        migration.await("Ready", "True", "Planned");
    }

    @Test
    void what_the_cluster_refuses_is_a_finding_and_blocks(ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        user.client().namespaces().withName(user.namespace()).edit(it -> {
            it.getMetadata().getLabels().put("pod-security.kubernetes.io/enforce", "restricted");
            return it;
        });
        var migration = Migration.ask(user, "Deploy");
        migration.await("Stalled", "True", "BlockingFindings");
        assertThat(migration.status().at("/findings/top").toString())
                .contains("refused-by-cluster")
                .contains("PodSecurity");

        Migration.ask(
                user,
                "Deploy",
                "acceptedFindings: [{code: refused-by-cluster, field: '', reason: a test on fake nodes}]");
        migration.await("Deployed", "False", "Progressing");
    }
}
