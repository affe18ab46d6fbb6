package dev.ecs2eks.translate.secrets;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Options.Store;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Subjects;
import dev.ecs2eks.translate.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExternalSecretsTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf";
    private static final String FIRST = "/taskDefinition/containerDefinitions/0/secrets/0/valueFrom";

    private final Findings findings = Subjects.findings();

    private Secrets of(String secrets) {
        return ExternalSecrets.of(Subjects.container("'secrets':[" + secrets + "]"), findings);
    }

    private static String secret(String name, String valueFrom) {
        return "{'name':'" + name + "','valueFrom':'" + valueFrom + "'}";
    }

    private static JsonNode manifest(Secrets secrets, String kind) {
        return secrets.manifests().stream()
                .filter(it -> it.getKind().equals(kind))
                .map(Subjects::json)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Secrets secrets) {
        var keys = new ArrayList<String>();
        manifest(secrets, "ExternalSecret")
                .at("/spec/data")
                .forEach(it -> keys.add(it.get("secretKey").asText()));
        return keys;
    }

    @Test
    void a_service_without_secrets_needs_nothing() {
        var secrets = of("");
        assertThat(secrets.manifests()).isEmpty();
        assertThat(secrets.environment()).isEmpty();
        assertThat(secrets.pullSecrets()).isEmpty();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void a_variable_refers_to_a_key_that_External_Secrets_fills() {
        var secrets = of(secret("PASSWORD", SECRET + ":password::"));

        assertThat(json(secrets.environment().get(0)))
                .isEqualTo(json(List.of(java.util.Map.of(
                        "name",
                        "PASSWORD",
                        "valueFrom",
                        java.util.Map.of("secretKeyRef", java.util.Map.of("name", "orders", "key", "PASSWORD"))))));
        var external = manifest(secrets, "ExternalSecret");
        assertThat(external.at("/metadata/name").asText()).isEqualTo("orders");
        assertThat(external.at("/spec/target/name").asText()).isEqualTo("orders");
        assertThat(external.at("/spec/data/0/remoteRef/key").asText()).isEqualTo(SECRET);
        assertThat(external.at("/spec/data/0/remoteRef/property").asText()).isEqualTo("password");
        assertThat(external.at("/spec/data/0/sourceRef/storeRef/name").asText()).isEqualTo("orders-secretsmanager");
    }

    @Test
    void T35c_rotation_reaches_new_pods_and_restarts_none() {
        var external = manifest(of(secret("A", SECRET)), "ExternalSecret");
        assertThat(external.at("/spec/refreshPolicy").asText()).isEqualTo("Periodic");
        assertThat(external.toString()).doesNotContainIgnoringCase("reloader");
    }

    @Test
    void T35d_the_format_of_numbers_is_told_once_for_each_JSON_secret() {
        of(secret("A", SECRET + ":a::") + "," + secret("B", SECRET + ":b::") + "," + secret("C", SECRET));
        assertThat(places(findings))
                .filteredOn(it -> it.startsWith("json-secret"))
                .containsExactly("json-secret-number-format " + FIRST);
    }

    @Test
    void the_plan_brings_a_store_for_each_service_and_Region_and_names_the_rights_it_needs() {
        var secrets = of(String.join(
                ",",
                secret("A", SECRET),
                secret("B", "arn:aws:secretsmanager:us-east-1:111122223333:secret:far-AbCdEf"),
                secret("C", "flag")));
        assertThat(secrets.manifests())
                .extracting(it -> it.getKind() + "/" + it.getMetadata().getName())
                .containsExactly(
                        "SecretStore/orders-secretsmanager",
                        "SecretStore/orders-secretsmanager-us-east-1",
                        "SecretStore/orders-parameterstore",
                        "ExternalSecret/orders");
        assertThat(manifest(secrets, "SecretStore").at("/spec/provider/aws").toString())
                .isEqualTo("{\"service\":\"SecretsManager\",\"region\":\"eu-west-1\"}");
        assertThat(find(findings, "secret-store-needs-rights"))
                .hasValueSatisfying(it -> assertThat(it.message()).contains("secretsmanager:GetSecretValue", SECRET));
        assertThat(findings.all()).anySatisfy(it -> assertThat(it.message())
                .contains("ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/flag"));
    }

    @Test
    void a_store_of_the_spec_is_used_as_it_is() {
        var store = new Store(Provider.SECRETS_MANAGER, "eu-west-1", "ClusterSecretStore", "aws-sm");
        var secrets = ExternalSecrets.of(withStores(List.of(store)), findings);
        assertThat(secrets.manifests()).hasSize(1);
        assertThat(manifest(secrets, "ExternalSecret")
                        .at("/spec/data/0/sourceRef/storeRef")
                        .toString())
                .isEqualTo("{\"name\":\"aws-sm\",\"kind\":\"ClusterSecretStore\"}");
        assertThat(findings.all()).isEmpty();
    }

    private static Subject withStores(List<Store> stores) {
        var none = Options.none();
        var options = new Options(
                Optional.of("shop"),
                none.name(),
                OptionalInt.empty(),
                none.identity(),
                stores,
                none.scaling(),
                none.networking());
        var members = "'containerDefinitions':[{'name':'web','image':'a','secrets':[" + secret("A", SECRET) + "]}]";
        return Subjects.task(members, Target.byDefault(), options);
    }

    @Test
    void one_source_for_one_name_is_one_key_and_two_sources_are_two() {
        var members = "'containerDefinitions':["
                + "{'name':'web','image':'a','secrets':[" + secret("SAME", SECRET) + "," + secret("DB", "one") + "]},"
                + "{'name':'job','image':'b','secrets':[" + secret("SAME", SECRET) + "," + secret("DB", "two") + "]}]";
        var secrets = ExternalSecrets.of(Subjects.task(members), findings);
        assertThat(keys(secrets)).containsExactly("SAME", "web.DB", "job.DB");
        assertThat(json(secrets.environment().get(1))
                        .at("/1/valueFrom/secretKeyRef/key")
                        .asText())
                .isEqualTo("job.DB");
    }

    @Test
    void a_variable_named_twice_has_its_last_value() {
        var secrets = of(secret("A", "one") + "," + secret("A", "two"));
        assertThat(secrets.environment().get(0)).hasSize(1);
        assertThat(manifest(secrets, "ExternalSecret")
                        .at("/spec/data/0/remoteRef/key")
                        .asText())
                .isEqualTo("two");
        assertThat(find(findings, "duplicate-environment-variable")).isPresent();
    }

    @Test
    void an_invalid_reference_blocks_and_the_container_waits_for_its_secret() {
        var secrets = of(secret("A", SECRET + ":password"));
        assertThat(secrets.manifests()).isEmpty();
        assertThat(secrets.environment().get(0)).hasSize(1);
        assertThat(find(findings, "invalid-secret-reference")).hasValueSatisfying(it -> {
            assertThat(it.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(it.field()).isEqualTo(FIRST);
        });
    }

    @Test
    void keys_are_valid_whatever_the_variables_are_called() {
        var secrets = of(secret("A B", "one") + "," + secret("A/B", "two") + "," + secret("..", "three"));
        assertThat(keys(secrets))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("[-_a-zA-Z0-9][-._a-zA-Z0-9]*"));
    }

    @Test
    void a_name_that_no_variable_can_have_blocks() {
        assertThat(of(secret("A=B", "one")).environment()).isEmpty();
        assertThat(find(findings, "invalid-variable-name")).isPresent();
    }

    @Test
    void without_a_Region_there_is_no_guess() {
        var members = "{'family':'orders','containerDefinitions':[{'name':'web','image':'a','secrets':["
                + secret("A", "flag") + "]}]}";
        var secrets = ExternalSecrets.of(Subjects.of(members), findings);
        assertThat(secrets.manifests()).isEmpty();
        assertThat(find(findings, "secret-region-unknown")).isPresent();
    }

    @Test
    void a_secret_of_another_account_must_admit_the_store() {
        of(secret("A", "arn:aws:secretsmanager:eu-west-1:999900001111:secret:db-AbCdEf"));
        assertThat(places(findings)).contains("secret-in-other-account " + FIRST);
    }

    @Test
    void a_cluster_without_External_Secrets_blocks() {
        var members = "'containerDefinitions':[{'name':'web','image':'a','secrets':[" + secret("A", "flag") + "]}]";
        ExternalSecrets.of(Subjects.task(members, Subjects.without(Addon.EXTERNAL_SECRETS), Options.none()), findings);
        assertThat(find(findings, "addon-missing")).isPresent();
    }
}
