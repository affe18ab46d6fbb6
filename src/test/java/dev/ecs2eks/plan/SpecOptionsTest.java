package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ecs2eks.api.EcsMigrationSpec;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Options.NetworkPolicySource;
import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Options.ScalingMode;
import dev.ecs2eks.translate.subject.Options.Store;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecOptionsTest {

    @Test
    void what_is_left_out_has_defaults() {
        var options = SpecOptions.of(spec(""), "shop", OptionalInt.empty());
        assertThat(options.namespace()).contains("shop");
        assertThat(options.name()).isEmpty();
        assertThat(options.replicas()).isEmpty();
        assertThat(options.identity()).isEqualTo(IdentityMode.IRSA);
        assertThat(options.scaling()).isEqualTo(ScalingMode.AUTO);
        assertThat(options.stores()).isEmpty();
        assertThat(options.networking().networkPolicy()).isEqualTo(NetworkPolicySource.NONE);
    }

    @Test
    void an_empty_block_is_as_good_as_none() {
        var options = SpecOptions.of(
                spec("{deploy: {}, identity: {}, secrets: {}, scaling: {}, network: {}}"), "shop", OptionalInt.of(4));
        assertThat(options).isEqualTo(SpecOptions.of(spec(""), "shop", OptionalInt.of(4)));
    }

    @Test
    void the_count_of_the_spec_wins_over_the_one_at_creation() {
        assertThat(SpecOptions.of(spec("{deploy: {replicas: 0}}"), "shop", OptionalInt.of(4))
                        .replicas())
                .hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"Auto, AUTO", "HPA, HPA", "KEDA, KEDA", "None, NONE"})
    void every_way_of_scaling_has_its_counterpart(String written, ScalingMode meant) {
        assertThat(SpecOptions.of(spec("{scaling: {mode: " + written + "}}"), "shop", OptionalInt.empty())
                        .scaling())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"IRSA, IRSA", "PodIdentity, POD_IDENTITY", "None, NONE"})
    void every_way_to_a_role_has_its_counterpart(String written, IdentityMode meant) {
        assertThat(SpecOptions.of(spec("{identity: {mode: " + written + "}}"), "shop", OptionalInt.empty())
                        .identity())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"None, NONE", "SecurityGroups, SECURITY_GROUPS"})
    void every_source_of_a_network_policy_has_its_counterpart(String written, NetworkPolicySource meant) {
        assertThat(SpecOptions.of(spec("{network: {networkPolicy: " + written + "}}"), "shop", OptionalInt.empty())
                        .networking()
                        .networkPolicy())
                .isEqualTo(meant);
    }

    @Test
    void stores_are_named_as_external_secrets_names_them() {
        var spec = spec("{secrets: {stores: [{service: ParameterStore, region: eu-west-1,"
                + " ref: {kind: ClusterSecretStore, name: ssm}}]}}");
        assertThat(SpecOptions.of(spec, "shop", OptionalInt.empty()).stores())
                .containsExactly(new Store(Provider.PARAMETER_STORE, "eu-west-1", "ClusterSecretStore", "ssm"));
    }

    @Test
    void accepted_findings_keep_their_reason() {
        var spec = spec("{acceptedFindings: [{code: duplicate-port, field: /service, reason: known}]}");
        assertThat(SpecOptions.accepted(spec))
                .containsExactly(new AcceptedFinding("duplicate-port", "/service", "known"));
    }

    private static EcsMigrationSpec spec(String more) {
        try {
            var yaml = new YAMLMapper();
            var base = "{source: {cluster: prod, service: checkout}, stage: Plan}";
            var tree = (ObjectNode) yaml.readTree(base);
            if (!more.isEmpty()) {
                tree.setAll((ObjectNode) yaml.readTree(more));
            }
            return yaml.treeToValue(tree, EcsMigrationSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
