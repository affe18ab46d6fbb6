package dev.ecs2eks.translate.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryCredentialsTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf";

    private final Findings findings = Subjects.findings();

    private static String container(String name, String image, String secret) {
        return "{'name':'" + name + "','image':'" + image + "','repositoryCredentials':{'credentialsParameter':'"
                + secret + "'}}";
    }

    private Secrets of(String containers) {
        return ExternalSecrets.of(Subjects.task("'containerDefinitions':[" + containers + "]"), findings);
    }

    private static JsonNode pullSecret(Secrets secrets) {
        return Subjects.json(secrets.manifests().get(secrets.manifests().size() - 1));
    }

    private static String template(Secrets secrets) {
        return pullSecret(secrets)
                .at("/spec/target/template/data")
                .get(".dockerconfigjson")
                .asText();
    }

    @Test
    void credentials_become_a_pull_secret_of_their_own() {
        var secrets = of(container("web", "registry.acme.io/team/web:1", SECRET));
        assertThat(secrets.pullSecrets()).extracting(it -> it.getName()).containsExactly("orders-registry");
        var external = pullSecret(secrets);
        assertThat(external.at("/metadata/name").asText()).isEqualTo("orders-registry");
        assertThat(external.at("/spec/target/template/type").asText()).isEqualTo("kubernetes.io/dockerconfigjson");
        assertThat(external.at("/spec/data/0/remoteRef/property").asText()).isEqualTo("username");
        assertThat(external.at("/spec/data/1/remoteRef/property").asText()).isEqualTo("password");
        assertThat(template(secrets))
                .startsWith("{\"auths\":{\"registry.acme.io\":{\"username\":{{ .username1 | toJson }}");
    }

    @Test
    void T35d_a_user_and_a_password_are_texts_so_the_format_of_numbers_does_not_matter() {
        of(container("web", "registry.acme.io/team/web:1", SECRET));
        assertThat(Subjects.places(findings)).noneMatch(it -> it.startsWith("json-secret-number-format"));
    }

    @ParameterizedTest
    @CsvSource({
        "acme/web:1,             https://index.docker.io/v1/",
        "web,                    https://index.docker.io/v1/",
        "docker.io/acme/web,     https://index.docker.io/v1/",
        "localhost:5000/web:1,   localhost:5000",
        "quay.io/acme/web@sha256:0, quay.io",
    })
    void the_registry_is_that_of_the_image(String image, String registry) {
        assertThat(template(of(container("web", image, SECRET)))).contains("\"" + registry + "\":");
    }

    @Test
    void containers_with_one_login_share_it_and_a_second_login_is_for_its_own_images() {
        var secrets = of(String.join(
                ",",
                container("a", "quay.io/acme/a:1", SECRET),
                container("b", "quay.io/acme/b:1", SECRET),
                container("c", "quay.io/acme/c:1", "other")));
        assertThat(pullSecret(secrets).at("/spec/data")).hasSize(4);
        assertThat(template(secrets))
                .contains("\"quay.io\":", "\"quay.io/acme/c\":")
                .doesNotContain("acme/b");
    }

    @Test
    void a_parameter_is_no_login() {
        var secrets = of(container("web", "web", "arn:aws:ssm:eu-west-1:111122223333:parameter/a/b"));
        assertThat(secrets.pullSecrets()).isEmpty();
        assertThat(Subjects.find(findings, "invalid-secret-reference")).isPresent();
    }

    @Test
    void an_image_cannot_write_into_the_template() {
        var template = template(of(container("web", "evil.io{{ .password1 }}/web", SECRET)));
        assertThat(template).contains("index.docker.io").doesNotContain("evil");
    }
}
