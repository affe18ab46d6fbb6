package dev.ecs2eks.translate.secrets;

import static dev.ecs2eks.translate.secrets.SecretStories.BLOCKING;
import static dev.ecs2eks.translate.secrets.SecretStories.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a description of Secrets Manager changes for a reference to the secret. */
class KnownSecretsTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db";
    private static final String COMPLETE = ARN + "-AbCdEf";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0000";

    private static SecretStories known(String members) {
        return new SecretStories()
                .with("'secrets':[{'ARN':'" + COMPLETE + "','Name':'shop/db'" + (members.isEmpty() ? "" : "," + members)
                        + "}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {ARN, COMPLETE, ARN + ":key::", COMPLETE + ":key::"})
    void a_reference_gets_the_complete_ARN(String valueFrom) {
        assertThat(known("").variable(valueFrom).remote("key")).isEqualTo(COMPLETE);
    }

    @Test
    void the_name_that_a_registry_has_gets_the_complete_ARN() {
        var plan = known("").registry("shop/db");

        assertThat(plan.remote("key")).isEqualTo(COMPLETE);
        assertThat(plan.remote("property")).isEqualTo("username");
    }

    @Test
    void a_name_that_looks_as_if_it_had_a_suffix_is_told_from_one_that_has() {
        var plan = new SecretStories()
                .with("'secrets':[{'ARN':'" + ARN + "-secret-AbCdEf','Name':'shop/db-secret'},{'ARN':'" + ARN
                        + "-backup-AbCdEf','Name':'shop/db-backup'}]");

        assertThat(plan.variable(ARN + "-secret").remote("key")).isEqualTo(ARN + "-secret-AbCdEf");
    }

    @Test
    void a_complete_ARN_goes_before_a_part_of_another_one() {
        var plan = new SecretStories()
                .with("'secrets':[{'ARN':'" + COMPLETE + "-GhIjKl','Name':'shop/db-AbCdEf'},{'ARN':'" + COMPLETE
                        + "','Name':'shop/db'}]");

        assertThat(plan.variable(COMPLETE).remote("key")).isEqualTo(COMPLETE);
    }

    @Test
    void the_rights_of_the_store_name_the_one_secret_once_it_is_known() {
        assertThat(known("").variable(ARN).message("secret-store-needs-rights"))
                .contains(COMPLETE)
                .doesNotContain("??????", "kms:");
    }

    @Test
    void a_customers_key_is_told_and_stands_among_the_rights_of_the_store() {
        var plan = known("'KmsKeyId':'" + KEY + "'").variable(COMPLETE);

        assertThat(plan.graveFindings())
                .containsExactly(WARNING + "sm:DescribeSecretResponse.KmsKeyId /secrets/0/KmsKeyId");
        assertThat(plan.message("sm:DescribeSecretResponse.KmsKeyId")).contains(KEY);
        assertThat(plan.message("secret-store-needs-rights")).endsWith("; kms:Decrypt on " + KEY);
    }

    @Test
    void a_key_of_several_secrets_is_told_once() {
        var plan = new SecretStories()
                .with("'secrets':[{'ARN':'" + COMPLETE + "','KmsKeyId':'" + KEY + "'},{'ARN':'" + ARN
                        + "-GhIjKl','KmsKeyId':'" + KEY + "'}]")
                .variables(COMPLETE, ARN + "-GhIjKl");

        assertThat(plan.graveFindings())
                .containsExactly(WARNING + "sm:DescribeSecretResponse.KmsKeyId /secrets/0/KmsKeyId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alias/aws/secretsmanager",
                "arn:aws:kms:eu-west-1:111122223333:alias/aws/secretsmanager",
            })
    void a_key_of_AWS_needs_no_words(String key) {
        var plan = known("'KmsKeyId':'" + key + "'").variable(COMPLETE);

        assertThat(plan.graveFindings()).isEmpty();
        assertThat(plan.message("secret-store-needs-rights")).doesNotContain("kms:");
    }

    @Test
    void a_secret_that_is_to_be_deleted_keeps_pods_from_starting() {
        var plan = known("'DeletedDate':'2026-01-02T03:04:05Z'").variable(ARN);

        assertThat(plan.graveFindings())
                .containsExactly(BLOCKING + "sm:DescribeSecretResponse.DeletedDate /secrets/0/DeletedDate");
        assertThat(plan.suggestion("sm:DescribeSecretResponse.DeletedDate"))
                .contains("aws secretsmanager restore-secret --secret-id " + COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({
        "::AWSCURRENT:, ''",
        "::AWSPREVIOUS:, ''",
        "::blue:, 'Blocking secret-stage-missing'",
        ":::v-1, ''",
        ":::v-9, 'Warning secret-version-deprecated'",
        ":key:blue:, 'Blocking secret-stage-missing'",
    })
    void T35b_a_stage_or_version_that_is_not_there_is_told_where_it_is_named(String suffix, String told) {
        var plan = known("'VersionIdsToStages':{'v-1':['AWSCURRENT'],'v-0':['AWSPREVIOUS']}")
                .variable(COMPLETE + suffix);

        assertThat(plan.graveFindings())
                .isEqualTo(told.isEmpty() ? java.util.List.of() : java.util.List.of(told + " " + SecretStories.FIRST));
    }

    @Test
    void where_nobody_listed_versions_none_is_missed() {
        assertThat(known("").variable(COMPLETE + "::blue:").graveFindings()).isEmpty();
    }

    @Test
    void T35c_rotation_needs_no_words_because_it_restarts_nothing_on_either_side() {
        assertThat(known("'RotationEnabled':true,'NextRotationDate':'2026-01-02T03:04:05Z'")
                        .variable(COMPLETE)
                        .graveFindings())
                .isEmpty();
    }

    @Test
    void of_a_secret_that_the_plan_does_not_use_nothing_is_said() {
        var plan = known("'KmsKeyId':'" + KEY + "','DeletedDate':'2026-01-02T03:04:05Z'")
                .variables();

        assertThat(plan.graveFindings()).isEmpty();
    }
}
