package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More objects than the status has room to list: all are applied, known and removed all the same. */
@OnCluster
class ManyObjectsIT {

    private static final int ALIASES = 80;
    private static final String ACCEPTED =
            "acceptedFindings: [{code: too-many-objects, field: '', reason: clients know all these names}]";

    @Test
    void what_the_status_does_not_list_is_pruned_too(ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        operator.startWith(Map.of("ECS2EKS_POLL_INTERVAL", "PT1S"));
        aws.seed(EcsService.checkout().aliases(ALIASES).bundle());
        Migration.ask(user, "Deploy").await("Stalled", "True", "BlockingFindings");
        var migration = Migration.ask(user, "Deploy", ACCEPTED);
        migration.await("Ready", "True", "Deployed");
        var status = migration.status();
        assertThat(status.path("objects").asInt()).isGreaterThan(ALIASES);
        assertThat(status.path("inventory").size()).isPositive().isLessThan(ALIASES);
        assertThat(status.toString().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(8 * 1024);

        operator.kill();
        aws.seed(EcsService.checkout().bundle());
        operator.startWith(Map.of("ECS2EKS_POLL_INTERVAL", "PT1S"));

        Migration.eventually(() -> assertThat(user.client()
                        .services()
                        .inNamespace(user.namespace())
                        .list()
                        .getItems())
                .extracting(it -> it.getMetadata().getName())
                .containsExactly("checkout"));
        migration.await("Ready", "True", "Deployed");
        assertThat(migration.status().path("inventory"))
                .hasSize(migration.status().path("objects").asInt());
    }
}
