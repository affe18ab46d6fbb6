package dev.ecs2eks.translate.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Subjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFromTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf";

    private final Subject subject = Subjects.container("'essential':true");
    private final ValueFrom ofVariables = new ValueFrom(subject, Provider.PARAMETER_STORE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                  | -        | -",
                ":password::         | password | -",
                ":password:LAST:     | password | LAST",
                ":password::0a1b-2c  | password | uuid/0a1b-2c",
                ":password:LAST:0a1b | password | uuid/0a1b",
                "::LAST:             | -        | LAST",
                ":::0a1b             | -        | uuid/0a1b",
                ":::                 | -        | -",
            })
    void T35b_the_suffix_of_a_secret_is_key_stage_and_version(String suffix, String property, String version) {
        assertThat(ofVariables.read(SECRET + suffix)).hasValueSatisfying(reference -> {
            assertThat(reference.provider()).isEqualTo(Provider.SECRETS_MANAGER);
            assertThat(reference.key()).isEqualTo(SECRET);
            assertThat(reference.property()).isEqualTo(property);
            assertThat(reference.version()).isEqualTo(version);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                SECRET + ":password",
                SECRET + ":password:LAST",
                SECRET + ":a:b:c:d",
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret",
                "arn:aws:secretsmanager:eu-west-1:111122223333:key:name-AbCdEf",
                "arn:aws:secretsmanager:${Region}:111122223333:secret:name-AbCdEf",
                "arn:aws:secretsmanager:eu-west-1:me:secret:name-AbCdEf",
                "arn:aws:ssm:eu-west-1:111122223333:document/prod",
                "arn:aws:ssm:eu-west-1:111122223333:parameter/",
                "arn:aws:s3:eu-west-1:111122223333:bucket",
                "arn:",
                "${Fn::ImportValue}",
                "a parameter",
            })
    void what_the_ECS_agent_refuses_is_no_reference(String text) {
        assertThat(ofVariables.read(text)).isEmpty();
    }

    @Test
    void T35a_a_bare_name_is_a_parameter_in_the_Region_of_the_service() {
        assertThat(ofVariables.read("orders-host"))
                .contains(new SecretReference(Provider.PARAMETER_STORE, "eu-west-1", "", "orders-host", null, null));
    }

    @Test
    void a_bare_name_of_registry_credentials_is_a_secret() {
        assertThat(new ValueFrom(subject, Provider.SECRETS_MANAGER).read("dockerhub"))
                .contains(new SecretReference(Provider.SECRETS_MANAGER, "eu-west-1", "", "dockerhub", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "arn:aws:ssm:eu-central-1:111122223333:parameter/prod/url   | /prod/url | -",
                "arn:aws:ssm:eu-central-1:111122223333:parameter/prod/url:3 | /prod/url | 3",
                "arn:aws:ssm:eu-central-1:111122223333:parameter/url | arn:aws:ssm:eu-central-1:111122223333:parameter/url | -",
                "arn:aws:ssm:eu-central-1:999900001111:parameter/prod/url | arn:aws:ssm:eu-central-1:999900001111:parameter/prod/url | -",
            })
    void a_parameter_of_ours_goes_by_its_path_and_others_by_their_ARN(String arn, String key, String version) {
        assertThat(ofVariables.read(arn)).hasValueSatisfying(reference -> {
            assertThat(reference.region()).isEqualTo("eu-central-1");
            assertThat(reference.key()).isEqualTo(key);
            assertThat(reference.version()).isEqualTo(version);
        });
    }

    @ParameterizedTest
    @CsvSource({"db.password, db.password", "user@host, user\\@host", "#1, \\#1", "a*b?, a\\*b\\?", "a\\b, a\\\\b"})
    void signs_by_which_External_Secrets_would_search_are_escaped(String jsonKey, String property) {
        assertThat(ofVariables.read(SECRET + ":" + jsonKey + "::"))
                .hasValueSatisfying(
                        reference -> assertThat(reference.property()).isEqualTo(property));
    }
}
