package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An EcsMigration from a file gives the same wishes as one in a cluster. */
class MigrationFileTest {

    @TempDir
    Path folder;

    @Test
    void its_namespace_its_wishes_and_its_source_are_taken() throws Exception {
        var migration = MigrationFile.read(
                file(
                        """
                apiVersion: ecs2eks.dev/v1alpha1
                kind: EcsMigration
                metadata: {name: checkout, namespace: shop}
                spec:
                  source: {cluster: prod, service: checkout, region: eu-west-1}
                  stage: Plan
                  name: till
                  deploy: {replicas: 4}
                  identity: {mode: None}
                  acceptedFindings: [{code: a-rule, field: /service, reason: known}]
                """));

        var options = migration.options();
        assertThat(options.namespace()).contains("shop");
        assertThat(options.name()).contains("till");
        assertThat(options.replicas()).hasValue(4);
        assertThat(options.identity()).isEqualTo(IdentityMode.NONE);
        assertThat(migration.source())
                .contains(new ServiceReference("prod", "checkout", Optional.of("eu-west-1"), Optional.empty()));
        assertThat(migration.wishes().acceptedFindings()).hasSize(1);
    }

    @Test
    void without_a_namespace_none_is_written() throws Exception {
        assertThat(MigrationFile.read(file("spec: {stage: Plan}")).options().namespace())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: EcsMigration | /spec: ",
                "spec: {name: Bad_Name} | /spec/name: ",
                "spec: {stage: Fly} | /spec/stage: ",
                "spec: [] | /spec: "
            })
    void a_migration_that_a_cluster_would_refuse_is_refused(String yaml, String place) throws IOException {
        var file = file(yaml);

        assertThatThrownBy(() -> MigrationFile.read(file))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining(file + ": " + place);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("migration.yaml"), content);
    }
}
