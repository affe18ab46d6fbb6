package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.Migrations.Rest;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.TestGround;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiting and reading, with a status that the test writes itself; no operator runs. */
@OnCluster
class MigrationsIT {

    private static final Emulator.Seeded CHECKOUT =
            new Emulator.Seeded("prod", "checkout", "eu-west-1", "111122223333");

    @BeforeEach
    void nobody_else_writes_the_status(TestGround ground) {
        ground.operator().stop();
    }

    @ParameterizedTest
    @CsvSource({"Ready, True, READY", "Deployable, False, BLOCKED", "Stalled, True, STALLED", "Ready, False, LATE"})
    void a_migration_rests_when_its_conditions_say_so(String type, String status, Rest expected, ClusterUser user) {
        var migrations = Migrations.in(user.client(), user.namespace());
        migrations.ask("checkout", CHECKOUT, "Plan");
        status(user, Map.of("observedGeneration", 1, "conditions", List.of(condition(type, status, 1))));
        assertThat(migrations.await("checkout", Duration.ofMillis(600)).rest()).isEqualTo(expected);
    }

    @Test
    void a_rollout_that_takes_long_is_told_from_a_standstill(ClusterUser user) {
        var migrations = Migrations.in(user.client(), user.namespace());
        migrations.ask("checkout", CHECKOUT, "Deploy");
        var rollingOut = new HashMap<>(condition("Reconciling", "True", 1));
        rollingOut.put("reason", "RollingOut");
        status(user, Map.of("observedGeneration", 1, "conditions", List.of(rollingOut)));
        assertThat(migrations.await("checkout", Duration.ofMillis(600)).rest()).isEqualTo(Rest.ROLLING_OUT);
    }

    @Test
    void what_was_said_about_an_older_wish_does_not_count(ClusterUser user) {
        var migrations = Migrations.in(user.client(), user.namespace());
        migrations.ask("checkout", CHECKOUT, "Plan");
        status(user, Map.of("observedGeneration", 1, "conditions", List.of(condition("Ready", "True", 1))));
        migrations.ask("checkout", CHECKOUT, "Deploy");
        assertThat(migrations.await("checkout", Duration.ofMillis(600)).rest()).isEqualTo(Rest.LATE);
    }

    @Test
    void a_plan_that_was_split_reads_as_one(ClusterUser user) {
        var migrations = Migrations.in(user.client(), user.namespace());
        migrations.ask("checkout", CHECKOUT, "Plan");
        configMap(user, "first", Map.of("findings.yaml.1", "- {code: a, severity: Warning, field: /x, mess"));
        configMap(
                user,
                "second",
                Map.of(
                        "findings.yaml.2",
                        "age: m, suggestion: s}\n- {code: b, severity: Info, field: '', message: n, accepted: fine}\n",
                        "001-service-checkout.yaml",
                        "apiVersion: v1\nkind: Service\nmetadata: {name: checkout}\n"));
        status(user, Map.of("plan", Map.of("configMaps", List.of("first", "second"))));

        var plan = StoredPlan.of(user.client(), migrations.get("checkout"));

        assertThat(plan.findings()).extracting(finding -> finding.code()).containsExactly("a", "b");
        assertThat(plan.count(Severity.WARNING)).isEqualTo(1);
        assertThat(plan.manifests())
                .extracting(GenericKubernetesResource::getKind)
                .containsExactly("Service");
    }

    @Test
    void nothing_stored_is_an_empty_plan(ClusterUser user) {
        var migrations = Migrations.in(user.client(), user.namespace());
        migrations.ask("checkout", CHECKOUT, "Plan");
        assertThat(StoredPlan.of(user.client(), migrations.get("checkout")).configMaps())
                .isEmpty();
    }

    @Test
    void a_dry_run_tells_the_first_refusal_and_whose_it_is(ClusterUser user) {
        var good = manifest("{apiVersion: v1, kind: Service, metadata: {name: good}, spec: {ports: [{port: 80}]}}");
        var wrong = manifest("{apiVersion: v1, kind: Service, metadata: {name: wrong}, spec: {ports: [{port: 0}]}}");
        assertThat(DryRun.refusal(user.client(), user.namespace(), List.of(good)))
                .isEmpty();
        assertThat(DryRun.refusal(user.client(), user.namespace(), List.of(good, wrong)))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal).startsWith("Service wrong: ").contains("spec.ports[0].port"));
        assertThat(user.client().services().inNamespace(user.namespace()).list().getItems())
                .isEmpty();
    }

    @Test
    void a_dry_run_refuses_a_field_that_the_api_server_would_drop(ClusterUser user) {
        var typo = manifest("{apiVersion: v1, kind: Service, metadata: {name: typo}, spec: {prots: [{port: 80}]}}");
        assertThat(DryRun.refusal(user.client(), user.namespace(), List.of(typo)))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("prots"));
    }

    @Test
    void a_dry_run_takes_objects_outside_of_namespaces_too(ClusterUser user) {
        var storage = manifest(
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: x}, provisioner: efs.csi.aws.com}");
        assertThat(DryRun.refusal(user.client(), user.namespace(), List.of(storage)))
                .isEmpty();
    }

    private static GenericKubernetesResource manifest(String yaml) {
        return Serialization.unmarshal("---\n" + yaml, GenericKubernetesResource.class);
    }

    private static Map<String, Object> condition(String type, String status, int generation) {
        return Map.of(
                "type",
                type,
                "status",
                status,
                "reason",
                "Test",
                "message",
                "said by the test",
                "lastTransitionTime",
                Instant.EPOCH.toString(),
                "observedGeneration",
                generation);
    }

    private static void configMap(ClusterUser user, String name, Map<String, String> data) {
        user.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(user.namespace())
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
    }

    private static void status(ClusterUser user, Map<String, Object> status) {
        user.client()
                .genericKubernetesResources("ecs2eks.dev/v1alpha1", "EcsMigration")
                .inNamespace(user.namespace())
                .withName("checkout")
                .editStatus(seen -> {
                    seen.setAdditionalProperty("status", status);
                    return seen;
                });
    }
}
