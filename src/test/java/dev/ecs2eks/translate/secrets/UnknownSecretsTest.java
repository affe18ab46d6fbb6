package dev.ecs2eks.translate.secrets;

import static dev.ecs2eks.translate.secrets.SecretStories.BLOCKING;
import static dev.ecs2eks.translate.secrets.SecretStories.FIRST;
import static dev.ecs2eks.translate.secrets.SecretStories.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.SecretMetadata;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References to what nobody described. */
class UnknownSecretsTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf";
    private static final String PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/flag";
    private static final String OTHERS = "'secrets':[{'ARN':'" + SECRET + "','Name':'shop/db'}],"
            + "'parameters':[{'Name':'/shop/flag','ARN':'" + PARAMETER + "'}]";

    @ParameterizedTest
    @ValueSource(strings = {SECRET, PARAMETER, "flag"})
    void what_nobody_looked_at_needs_no_words(String valueFrom) {
        assertThat(new SecretStories().variable(valueFrom).graveFindings()).isEmpty();
        assertThat(new SecretStories()
                        .with("'secrets':[],'parameters':[]")
                        .variable(valueFrom)
                        .graveFindings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:other-AbCdEf",
                "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/other",
                "other",
                "/shop/other:2"
            })
    void one_that_the_bundle_lacks_among_others_may_not_exist(String valueFrom) {
        assertThat(new SecretStories().with(OTHERS).variable(valueFrom).graveFindings())
                .containsExactly(WARNING + "secret-not-in-bundle " + FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:us-east-1:111122223333:secret:other-AbCdEf",
                "arn:aws:ssm:us-east-1:111122223333:parameter/shop/other",
                "/aws/service/ami-amazon-linux-latest",
                "/aws/reference/secretsmanager/db"
            })
    void what_no_list_of_this_Region_holds_is_not_missed(String valueFrom) {
        assertThat(new SecretStories().with(OTHERS).variable(valueFrom).graveFindings())
                .isEmpty();
    }

    @Test
    void a_secret_of_another_account_is_told_as_such_and_not_missed() {
        var theirs = "arn:aws:secretsmanager:eu-west-1:999988887777:secret:other-AbCdEf";

        assertThat(new SecretStories().with(OTHERS).variable(theirs).graveFindings())
                .containsExactly(WARNING + "secret-in-other-account " + FIRST);
    }

    @Test
    void what_AWS_said_it_does_not_know_keeps_pods_from_starting() {
        var absent = new SecretMetadata(Reading.of(List.of()), Reading.of(List.of()), List.of(SECRET, PARAMETER));

        var plan = new SecretStories().live(absent).variables(SECRET + ":key::", "/shop/flag:3", PARAMETER);

        assertThat(plan.graveFindings())
                .containsExactly(
                        BLOCKING + "secret-does-not-exist " + FIRST,
                        BLOCKING + "secret-does-not-exist " + FIRST.replace("secrets/0", "secrets/1"),
                        BLOCKING + "secret-does-not-exist " + FIRST.replace("secrets/0", "secrets/2"));
    }

    @Test
    void a_denied_look_is_told_once_with_the_action_to_allow() {
        var denied = new SecretMetadata(
                Reading.without(Set.of("secretsmanager:DescribeSecret"), List.of()),
                Reading.without(Set.of("ssm:DescribeParameters"), List.of()));

        var plan = new SecretStories().live(denied).variables(SECRET, SECRET.replace("db", "api"), "flag");

        assertThat(plan.graveFindings()).isEmpty();
        assertThat(plan.messages("secret-not-looked-at"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("secretsmanager:DescribeSecret"),
                        second -> assertThat(second).contains("ssm:DescribeParameters"));
    }
}
