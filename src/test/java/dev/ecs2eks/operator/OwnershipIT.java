package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is ours is kept as planned; what is not ours is never touched; what runs alone is never deleted. */
@OnCluster
class OwnershipIT {

    @BeforeEach
    void checkout_runs_in_ecs(Emulator aws, OperatorUnderTest operator) {
        aws.seed(EcsService.checkout().bundle());
    }

    @Test
    void drift_is_repaired_when_it_happens(ClusterUser user) {
        deployed(user);
        CheckoutDeployment.of(user).edit(it -> new DeploymentBuilder(it)
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withImage("somebody/else:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build());
        user.client()
                .services()
                .inNamespace(user.namespace())
                .withName("checkout")
                .delete();

        Migration.eventually(() -> {
            assertThat(user.client()
                            .services()
                            .inNamespace(user.namespace())
                            .withName("checkout")
                            .get())
                    .isNotNull();
            assertThat(deployment(user)).contains("checkout:1.4.2").doesNotContain("somebody");
        });
    }

    @Test
    void a_stored_plan_that_somebody_edits_is_stored_anew(ClusterUser user) {
        Migration.ask(user, "Plan").await("Ready", "True", "Planned");
        user.client()
                .configMaps()
                .inNamespace(user.namespace())
                .withName("checkout-plan")
                .edit(it -> new ConfigMapBuilder(it)
                        .addToData("findings.yaml", "none")
                        .addToData("extra", "x")
                        .build());

        Migration.eventually(() -> assertThat(user.client()
                        .configMaps()
                        .inNamespace(user.namespace())
                        .withName("checkout-plan")
                        .get()
                        .getData())
                .doesNotContainKey("extra")
                .hasEntrySatisfying("findings.yaml", it -> assertThat(it).contains("severity")));
    }

    @Test
    void somebody_elses_object_stops_everything_until_it_is_offered(ClusterUser user) {
        var theirs = new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("checkout")
                .withNamespace(user.namespace())
                .endMetadata()
                .build();
        var before = user.client().resource(theirs).create().getMetadata().getResourceVersion();
        var migration = Migration.ask(user, "Deploy");

        assertThat(migration
                        .await("Stalled", "True", "ForeignObject")
                        .path("message")
                        .asText())
                .contains("ServiceAccount checkout")
                .contains("ecs2eks.dev/adopt");
        assertThat(migration.everything()).extracting(HasMetadata::getKind).containsOnly("ConfigMap");
        assertThat(user.client().resource(theirs).get().getMetadata().getResourceVersion())
                .isEqualTo(before);

        user.client().resource(theirs).edit(it -> new ServiceAccountBuilder(it)
                .editMetadata()
                .addToAnnotations("ecs2eks.dev/adopt", "checkout")
                .endMetadata()
                .build());
        Migration.ask(user, "Deploy", "suspend: true");
        Migration.ask(user, "Deploy").await("Ready", "True", "Deployed");
    }

    @Test
    void what_the_plan_no_longer_wants_is_pruned_and_a_copy_of_it_is_not(
            ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        var migration = deployed(user);
        var copy = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("a-copy")
                .withNamespace(user.namespace())
                .addToLabels("ecs2eks.dev/migration", "checkout")
                .endMetadata()
                .build();
        user.client().resource(copy).create();

        Migration.ask(user, "Deploy", "scaling: {mode: None}");

        migration.await("Ready", "True", "Deployed");
        Migration.eventually(() -> assertThat(migration.everything())
                .extracting(HasMetadata::getKind)
                .doesNotContain("HorizontalPodAutoscaler")
                .contains("Deployment"));
        assertThat(user.client().resource(copy).get()).isNotNull();
    }

    @Test
    void the_copy_in_eks_goes_while_ecs_serves(ClusterUser user) {
        var migration = deployed(user);
        migration.delete();
        migration.awaitGone();
        Migration.eventually(() -> assertThat(migration.everything()).isEmpty());
    }

    @Test
    void the_only_running_copy_stays(ClusterUser user, Emulator aws) {
        var migration = deployed(user);
        aws.reset();
        aws.seed(EcsService.checkout().counts(0, 0).bundle());

        migration.delete();
        migration.awaitGone();

        assertThat(deployment(user)).contains("checkout:1.4.2");
        assertThat(migration.events())
                .filteredOn(it -> it.getReason().equals("Retained"))
                .singleElement()
                .satisfies(it -> assertThat(it.getMessage()).contains("0 of 0 tasks"));
    }

    @Test
    void retain_hands_the_objects_over(ClusterUser user) {
        Migration.ask(user, "Deploy", "deletionPolicy: Retain").await("Ready", "True", "Deployed");
        var migration = Migration.ask(user, "Deploy", "deletionPolicy: Retain");
        migration.delete();
        migration.awaitGone();
        assertThat(deployment(user)).contains("checkout:1.4.2");
    }

    @Test
    void back_to_plan_removes_the_objects_while_ecs_serves(ClusterUser user) {
        deployed(user);
        var migration = Migration.ask(user, "Plan");
        migration.await("Ready", "True", "Planned");
        Migration.eventually(() -> assertThat(migration.everything())
                .extracting(HasMetadata::getKind)
                .containsOnly("ConfigMap"));
        assertThat(migration.status().path("stage").asText()).isEqualTo("Plan");
    }

    @Test
    void suspended_nothing_is_written(ClusterUser user) {
        var migration = Migration.ask(user, "Deploy", "suspend: true");
        migration.await("Ready", "False", "Suspended");
        assertThat(migration.everything()).isEmpty();
    }

    @Test
    void one_service_has_one_migration(ClusterUser user) {
        deployed(user);
        user.apply(
                """
                apiVersion: ecs2eks.dev/v1alpha1
                kind: EcsMigration
                metadata: {name: second}
                spec: {source: {cluster: prod, service: checkout}, stage: Deploy}
                """);
        var second = user.awaitCondition("second", "Stalled", "True");
        assertThat(second.path("status").toString()).contains("SourceClaimed").contains(user.namespace() + "/checkout");
        assertThat(user.client()
                        .configMaps()
                        .inNamespace(user.namespace())
                        .withName("second-plan")
                        .get())
                .isNull();
    }

    @Test
    void an_upgrade_of_the_cluster_restarts_nothing(ClusterUser user, OperatorUnderTest operator) {
        var migration = deployed(user);
        var before = migration.status().at("/plan/applied").asText();

        operator.startWith(Map.of("ECS2EKS_OIDC_ISSUER", "https://oidc.example/id/1"));

        migration.await("PlanOutdated", "True", "Outdated");
        assertThat(migration.status().at("/plan/applied").asText()).isEqualTo(before);
        assertThat(user.client()
                        .configMaps()
                        .inNamespace(user.namespace())
                        .withName("checkout-plan-next")
                        .get())
                .isNotNull();
    }

    @Test
    void drift_is_repaired_towards_the_applied_plan_while_a_newer_one_waits(
            ClusterUser user, OperatorUnderTest operator) {
        var migration = deployed(user);
        operator.startWith(Map.of("ECS2EKS_OIDC_ISSUER", "https://oidc.example/id/2"));
        migration.await("PlanOutdated", "True", "Outdated");
        var applied = migration.status().at("/plan/applied").asText();

        CheckoutDeployment.of(user).delete();

        Migration.eventually(() -> assertThat(CheckoutDeployment.of(user).get()).isNotNull());
        assertThat(deployment(user)).contains(EcsService.PASSWORD).doesNotContain("(masked");
        migration.await("Ready", "True", "Deployed");
        assertThat(migration.condition("PlanOutdated").path("status").asText()).isEqualTo("True");
        assertThat(migration.status().at("/plan/applied").asText()).isEqualTo(applied);
    }

    private static Migration deployed(ClusterUser user) {
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");
        return migration;
    }

    private static String deployment(ClusterUser user) {
        return CheckoutDeployment.there(user)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .toString();
    }
}
