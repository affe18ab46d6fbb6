package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An ECS service becomes objects, by the operator as it is shipped. */
@OnCluster
class MainJobIT {

    @Test
    void stage_plan_stores_what_would_be_done_and_does_nothing(
            ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        var migration = Migration.ask(user, "Plan");

        migration.await("Ready", "True", "Planned");

        assertThat(migration.condition("Deployable").path("status").asText()).isEqualTo("True");
        assertThat(migration.everything()).extracting(HasMetadata::getKind).containsOnly("ConfigMap");
        var stored = user.client()
                .configMaps()
                .inNamespace(user.namespace())
                .withName("checkout-plan")
                .get()
                .getData();
        assertThat(stored.keySet())
                .anyMatch(it -> it.endsWith("deployment-checkout.yaml"))
                .contains("findings.yaml");
        assertThat(migration.status().path("findings").path("summary").asText()).contains("warning");
    }

    @Test
    void stage_deploy_creates_everything_that_takes_no_traffic(
            ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        var migration = Migration.ask(user, "Deploy");

        migration.await("Ready", "True", "Deployed");

        assertThat(migration.everything())
                .extracting(HasMetadata::getKind)
                .contains("Deployment", "Service", "ServiceAccount", "HorizontalPodAutoscaler", "ExternalSecret");
        var account = user.client()
                .serviceAccounts()
                .inNamespace(user.namespace())
                .withName("checkout")
                .get();
        assertThat(account.getMetadata().getAnnotations())
                .containsEntry("eks.amazonaws.com/role-arn", "arn:aws:iam::111122223333:role/checkout-task");
        assertThat(CheckoutDeployment.replicas(user)).isEqualTo(3);
        assertThat(user.client()
                        .genericKubernetesResources("elbv2.k8s.aws/v1beta1", "TargetGroupBinding")
                        .inNamespace(user.namespace())
                        .list()
                        .getItems())
                .isEmpty();
        assertThat(migration.status().path("inventory")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(migration.everything())
                .allSatisfy(it ->
                        assertThat(it.getMetadata().getLabels()).containsEntry("ecs2eks.dev/migration", "checkout"));
    }

    @Test
    void a_second_reconcile_writes_nothing(ClusterUser user, OperatorUnderTest operator, Emulator aws)
            throws InterruptedException {
        aws.seed(EcsService.checkout().bundle());
        operator.startWith(Map.of("ECS2EKS_POLL_INTERVAL", "PT1S"));
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");
        var before = migration.versions();

        Thread.sleep(Duration.ofSeconds(5).toMillis());
        assertThat(migration.versions()).isEqualTo(before);

        operator.kill();
        operator.startWith(Map.of("ECS2EKS_POLL_INTERVAL", "PT1S"));
        Thread.sleep(Duration.ofSeconds(5).toMillis());
        assertThat(migration.versions()).isEqualTo(before);
    }

    @Test
    void the_number_of_replicas_belongs_to_the_autoscaler(ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");
        assertThat(CheckoutDeployment.replicas(user)).isEqualTo(3);

        CheckoutDeployment.of(user).scale(5);
        aws.seed(EcsService.checkout().image("registry.example/checkout:2").bundle());
        operator.startWith(Map.of("ECS2EKS_POLL_INTERVAL", "PT1S"));
        Migration.eventually(() -> assertThat(CheckoutDeployment.image(user)).isEqualTo("registry.example/checkout:2"));
        assertThat(CheckoutDeployment.replicas(user)).isEqualTo(5);

        operator.kill();
        operator.ensureRunning();
        migration.await("Ready", "True", "Deployed");
        assertThat(CheckoutDeployment.replicas(user)).isEqualTo(5);
    }

    @Test
    void an_autoscaler_that_comes_later_does_not_reset_the_count(
            ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().unscaled().counts(4, 4).bundle());
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");
        assertThat(CheckoutDeployment.replicas(user)).isEqualTo(4);

        aws.reset();
        aws.seed(EcsService.checkout().counts(4, 4).bundle());
        operator.startWith(Map.of("ECS2EKS_POLL_INTERVAL", "PT1S"));
        Migration.eventually(() -> assertThat(user.client()
                        .autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inNamespace(user.namespace())
                        .withName("checkout")
                        .get())
                .isNotNull());
        migration.await("Ready", "True", "Deployed");

        assertThat(CheckoutDeployment.replicas(user)).isEqualTo(4);
        var deployment = CheckoutDeployment.there(user);
        assertThat(deployment.getMetadata().getManagedFields())
                .filteredOn(it -> it.getManager().equals("ecs2eks"))
                .allSatisfy(it -> assertThat(Serialization.asJson(it)).doesNotContain("f:replicas"));
    }

    @Test
    void a_worker_does_not_take_work_beside_ecs(ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().worker().bundle());
        var migration = Migration.ask(user, "Deploy");

        var ready = migration.await("Ready", "True", "Deployed");

        assertThat(CheckoutDeployment.replicas(user)).isZero();
        assertThat(ready.path("message").asText()).contains("0 replicas");
        assertThat(user.client().pods().inNamespace(user.namespace()).list().getItems())
                .isEmpty();
    }

    @Test
    void no_secret_is_told_anywhere_but_to_the_workload(ClusterUser user, OperatorUnderTest operator, Emulator aws)
            throws IOException {
        aws.seed(EcsService.checkout().bundle());
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");

        var deployment = CheckoutDeployment.there(user);
        assertThat(Serialization.asJson(deployment)).contains(EcsService.PASSWORD);
        assertThat(migration.now().toString()).doesNotContain(EcsService.PASSWORD);
        assertThat(Serialization.asJson(migration.events())).doesNotContain(EcsService.PASSWORD);
        assertThat(Serialization.asJson(
                        user.client().configMaps().inNamespace(user.namespace()).list()))
                .contains("(masked: /taskDefinition/containerDefinitions/0/environment/1)")
                .doesNotContain(EcsService.PASSWORD);
        assertThat(Files.readString(operator.process().log())).doesNotContain(EcsService.PASSWORD);
    }
}
