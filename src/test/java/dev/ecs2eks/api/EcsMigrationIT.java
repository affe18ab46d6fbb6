package dev.ecs2eks.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.Fixture;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server says to a resource before any operator sees it. */
@OnCluster
class EcsMigrationIT {

    static Stream<Fixture> invalid() {
        return Fixture.in(Path.of("src/test/resources/invalid"));
    }

    static Stream<Fixture> valid() {
        return Stream.concat(Fixture.in(Path.of("src/test/resources/valid")), Fixture.in(Path.of("deploy/samples")));
    }

    @ParameterizedTest
    @MethodSource
    void invalid(Fixture fixture, ClusterUser user) {
        assertThatThrownBy(() -> dryRun(fixture.resource(), user))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(fixture.expected());
    }

    @ParameterizedTest
    @MethodSource
    void valid(Fixture fixture, ClusterUser user) {
        var accepted = dryRun(fixture.resource(), user);
        assertThat(accepted.getMetadata().getUid()).isNotBlank();
    }

    @Test
    void a_minimal_one_gets_the_defaults_written_out(ClusterUser user) {
        var minimal = Fixture.in(Path.of("deploy/samples"))
                .filter(sample -> sample.file().endsWith("plan.yaml"))
                .findFirst()
                .orElseThrow();
        var accepted = dryRun(minimal.resource(), user);
        assertThat(accepted.<Object>get("spec", "suspend")).isEqualTo(false);
        assertThat(accepted.<Object>get("spec", "deletionPolicy")).isEqualTo("Delete");
    }

    @Test
    void the_source_is_free_until_it_is_deployed(ClusterUser user, OperatorUnderTest operator) {
        operator.stop(); // nobody else writes the status
        create(user, "Plan");
        pointTo(user, "other");
        assertThat(user.migration("checkout").at("/spec/source/service").asText())
                .isEqualTo("other");
    }

    @Test
    void the_source_is_fixed_once_it_is_deployed(ClusterUser user, OperatorUnderTest operator) {
        operator.stop(); // nobody else writes the status
        create(user, "Deploy");
        assertThatThrownBy(() -> pointTo(user, "other"))
                .hasMessageContaining("spec.source cannot change once the migration has been deployed");
    }

    private static GenericKubernetesResource dryRun(GenericKubernetesResource resource, ClusterUser user) {
        return user.client()
                .genericKubernetesResources(resource.getApiVersion(), resource.getKind())
                .inNamespace(user.namespace())
                .resource(resource)
                .dryRun()
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create();
    }

    /** A migration whose status says that this stage was entered. */
    private static void create(ClusterUser user, String entered) {
        user.apply(
                """
                apiVersion: ecs2eks.dev/v1alpha1
                kind: EcsMigration
                metadata: {name: checkout}
                spec: {source: {cluster: prod, service: checkout}, stage: Deploy, suspend: true}
                """);
        user.client()
                .genericKubernetesResources("ecs2eks.dev/v1alpha1", "EcsMigration")
                .inNamespace(user.namespace())
                .withName("checkout")
                .editStatus(seen -> {
                    seen.setAdditionalProperty("status", Map.of("stage", entered));
                    return seen;
                });
    }

    private static void pointTo(ClusterUser user, String service) {
        user.client()
                .genericKubernetesResources("ecs2eks.dev/v1alpha1", "EcsMigration")
                .inNamespace(user.namespace())
                .withName("checkout")
                .edit(seen -> {
                    seen.setAdditionalProperty(
                            "spec", Map.of("source", Map.of("cluster", "prod", "service", service), "stage", "Deploy"));
                    return seen;
                });
    }
}
