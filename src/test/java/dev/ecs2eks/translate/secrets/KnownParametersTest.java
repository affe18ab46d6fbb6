package dev.ecs2eks.translate.secrets;

import static dev.ecs2eks.translate.secrets.SecretStories.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a description of Systems Manager changes for a reference to the parameter. */
class KnownParametersTest {

    private static final String ARN = "arn:aws:ssm:eu-west-1:111122223333:parameter";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0000";

    private static SecretStories known(String name, String members) {
        var path = name.startsWith("/") ? name : "/" + name;
        return new SecretStories()
                .with("'parameters':[{'Name':'" + name + "','ARN':'" + ARN + path + "'"
                        + (members.isEmpty() ? "" : "," + members) + "}]");
    }

    @ParameterizedTest
    @CsvSource({"flag", "/flag"})
    void an_ARN_without_a_path_gets_the_name_that_it_does_not_tell(String name) {
        assertThat(known(name, "").variable(ARN + "/flag").remote("key")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"flag, flag", "/shop/flag, /shop/flag", "/shop/flag:2, /shop/flag"})
    void a_name_stays(String valueFrom, String key) {
        assertThat(known(key, "").variable(valueFrom).remote("key")).isEqualTo(key);
    }

    @Test
    void a_list_of_texts_is_one_text_on_both_sides() {
        var plan = known("/shop/flag", "'Type':'StringList'").variable("/shop/flag");

        assertThat(plan.graveFindings()).isEmpty();
        assertThat(plan.remote("property")).isEmpty();
    }

    @Test
    void a_customers_key_is_told_and_stands_among_the_rights_of_the_store() {
        var plan = known("/shop/flag", "'Type':'SecureString','KeyId':'" + KEY + "'")
                .variable("/shop/flag");

        assertThat(plan.graveFindings()).containsExactly(WARNING + "ssm:ParameterMetadata.KeyId /parameters/0/KeyId");
        assertThat(plan.message("secret-store-needs-rights"))
                .contains("ssm:GetParameter on " + ARN + "/shop/flag; kms:Decrypt on " + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/aws/ssm", "arn:aws:kms:eu-west-1:111122223333:alias/aws/ssm"})
    void a_key_of_AWS_needs_no_words(String key) {
        assertThat(known("/shop/flag", "'KeyId':'" + key + "'")
                        .variable("/shop/flag")
                        .graveFindings())
                .isEmpty();
    }

    @Test
    void a_parameter_that_will_delete_itself_is_told() {
        var plan = known("/shop/flag", "'Policies':[{'PolicyType':'NoChangeNotification'},{'PolicyType':'Expiration'}]")
                .variable("/shop/flag");

        assertThat(plan.graveFindings())
                .containsExactly(WARNING + "ssm:ParameterInlinePolicy.PolicyType /parameters/0/Policies/1/PolicyType");
    }

    @Test
    void of_a_parameter_that_the_plan_does_not_use_nothing_is_said() {
        var plan = known("/shop/flag", "'KeyId':'" + KEY + "','Policies':[{'PolicyType':'Expiration'}]")
                .variables();

        assertThat(plan.graveFindings()).isEmpty();
    }
}
