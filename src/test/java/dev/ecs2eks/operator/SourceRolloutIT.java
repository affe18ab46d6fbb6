package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A revision that ECS itself may still take back is not carried over. */
@OnCluster
class SourceRolloutIT {

    private static final String OLD = "registry.example/checkout:1";
    private static final String NEW = "registry.example/checkout:2";
    private static final String FIELD = "/service/deployments/0/rolloutState";

    @BeforeEach
    void ecs_is_looked_at_often(OperatorUnderTest operator) {
        operator.startWith(Map.of("ECS2EKS_POLL_INTERVAL", "PT1S"));
    }

    @Test
    void nothing_is_applied_before_the_rollout_has_completed(ClusterUser user, Emulator aws) {
        aws.seed(EcsService.checkout().rollout("IN_PROGRESS", "in progress").bundle());
        var migration = Migration.ask(user, "Deploy");

        var waiting = migration.await("Reconciling", "True", "SourceRolloutInProgress");
        assertThat(waiting.path("message").asText())
                .contains("ECS service checkout")
                .contains("deployment ecs-svc/2 is IN_PROGRESS since 2026-01-02T03:04:05Z")
                .contains("rollout-in-progress at " + FIELD);
        assertThat(migration.condition("Stalled").isMissingNode()).isTrue();
        assertThat(migration.everything()).isEmpty();

        aws.seed(EcsService.checkout().rollout("COMPLETED", "completed").bundle());
        migration.await("Ready", "True", "Deployed");
        assertThat(migration.events())
                .filteredOn(it -> it.getReason().equals("SourceRolloutInProgress"))
                .singleElement()
                .satisfies(it -> assertThat(it.getType()).isEqualTo("Normal"));
    }

    @Test
    void stage_plan_shows_the_version_that_rolls_out_and_warns_of_it(ClusterUser user, Emulator aws) {
        aws.seed(EcsService.checkout().rollout("IN_PROGRESS", "in progress").bundle());
        var migration = Migration.ask(user, "Plan");

        var ready = migration.await("Ready", "True", "Planned");
        assertThat(ready.path("message").asText()).contains("waits for the rollout");
        assertThat(migration.status().at("/findings/top").toString()).contains("rollout-in-progress");
        assertThat(migration.everything()).extracting(HasMetadata::getKind).containsOnly("ConfigMap");
    }

    @Test
    void what_runs_stays_until_a_later_rollout_has_completed_and_then_follows(ClusterUser user, Emulator aws) {
        var migration = deployed(user, aws);
        var before = migration.versions();
        before.remove("EcsMigration/checkout");

        aws.seed(EcsService.checkout()
                .version(8, NEW)
                .rollout("IN_PROGRESS", "in progress")
                .bundle());
        migration.await("Reconciling", "True", "SourceRolloutInProgress");
        assertThat(migration.versions()).containsAllEntriesOf(before);
        assertThat(CheckoutDeployment.image(user)).isEqualTo(OLD);
        assertThat(migration.condition("Deployed").path("status").asText()).isEqualTo("True");

        CheckoutDeployment.of(user).delete();
        Migration.eventually(() -> assertThat(CheckoutDeployment.image(user)).isEqualTo(OLD));

        aws.seed(EcsService.checkout()
                .version(8, NEW)
                .rollout("COMPLETED", "completed")
                .bundle());
        Migration.eventually(() -> assertThat(CheckoutDeployment.image(user)).isEqualTo(NEW));
        migration.await("Ready", "True", "Deployed");
    }

    @Test
    void a_failed_rollout_is_told_and_followed_only_where_a_person_accepts_it(ClusterUser user, Emulator aws) {
        var migration = deployed(user, aws);
        aws.seed(EcsService.checkout()
                .version(8, NEW)
                .rollout("FAILED", "tasks failed to start.")
                .bundle());

        var waiting = migration.await("Reconciling", "True", "SourceRolloutFailed");
        assertThat(waiting.path("message").asText()).contains("FAILED").contains("tasks failed to start");
        assertThat(CheckoutDeployment.image(user)).isEqualTo(OLD);

        Migration.ask(
                user,
                "Deploy",
                "acceptedFindings: [{code: rollout-in-progress, field: " + FIELD + ", reason: it is the better one}]");
        Migration.eventually(() -> assertThat(CheckoutDeployment.image(user)).isEqualTo(NEW));
        migration.await("Ready", "True", "Deployed");
    }

    private static Migration deployed(ClusterUser user, Emulator aws) {
        aws.seed(EcsService.checkout().version(7, OLD).bundle());
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");
        return migration;
    }
}
