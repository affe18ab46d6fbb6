package dev.ecs2eks.ecs.aws;

import static dev.ecs2eks.ecs.aws.AwsEcsSourceTest.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.SecretMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/** Which secrets are looked at, and how they are asked for. */
class SecretReaderTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";
    private static final String PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter/";

    private final StubAws aws = new StubAws();

    @Test
    void secrets_and_parameters_are_described_and_never_read() {
        var secrets = seen().surroundings().secrets();

        assertThat(secrets.secrets().values())
                .extracting(DescribeSecretResponse::arn)
                .containsExactly(SECRET + "checkout/db-AbCdEf");
        assertThat(secrets.parameters().values())
                .extracting(ParameterMetadata::name)
                .containsExactly("checkout-flag");
        assertThat(secrets.absent()).isEmpty();
        assertThat(aws.asked).extracting(StubAws.Asked::operation).noneMatch(it -> it.contains("Value"));
        assertThat(aws.asked).extracting(StubAws.Asked::operation).doesNotContain("GetParameter", "GetParameters");
    }

    @ParameterizedTest
    @CsvSource({
        "shop/db-AbCdEf, shop/db-AbCdEf",
        "shop/db-AbCdEf:password::, shop/db-AbCdEf",
        "shop/db-AbCdEf::AWSPREVIOUS:, shop/db-AbCdEf",
        "shop/db, shop/db"
    })
    void T35b_an_ARN_ends_before_key_stage_and_version(String named, String asked) {
        naming(SECRET + named);

        seen();

        assertThat(asked("DescribeSecret")).containsExactly("{\"SecretId\":\"" + SECRET + asked + "\"}");
    }

    @Test
    void T35a_a_bare_name_is_a_parameter_of_a_variable_and_a_secret_of_a_registry() {
        containers(
                """
                {"name":"a","image":"b","secrets":[{"name":"A","valueFrom":"flag:2"}],
                 "logConfiguration":{"logDriver":"splunk","secretOptions":[{"name":"splunk-token","valueFrom":"/logs/token"}]},
                 "repositoryCredentials":{"credentialsParameter":"registry"}}
                """);

        seen();

        assertThat(asked("DescribeSecret")).containsExactly("{\"SecretId\":\"registry\"}");
        assertThat(asked("DescribeParameters")).singleElement().asString().contains("[\"flag\",\"/logs/token\"]");
    }

    @Test
    void the_account_that_mounts_a_file_share_is_looked_at() {
        aws.answering(
                "DescribeTaskDefinition",
                """
                {"taskDefinition":{"containerDefinitions":[{"name":"a","image":"b"}],"volumes":[{"name":"share",
                  "fsxWindowsFileServerVolumeConfiguration":{"fileSystemId":"fs-1","rootDirectory":"share",
                    "authorizationConfig":{"credentialsParameter":"%sshare-AbCdEf","domain":"shop.local"}}}]}}
                """
                        .formatted(SECRET));

        seen();

        assertThat(asked("DescribeSecret")).singleElement().asString().contains("share-AbCdEf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:us-east-1:111122223333:secret:far-AbCdEf",
                "arn:aws:secretsmanager:eu-west-1:999988887777:secret:theirs-AbCdEf",
                "arn:aws:ssm:eu-west-1:999988887777:parameter/theirs",
                "arn:aws:s3:eu-west-1:111122223333:secret:bucket",
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret",
                "arn:",
                "",
                "not a name",
                "/aws/service/ami-amazon-linux-latest",
                "/aws/reference/secretsmanager/db"
            })
    void what_is_elsewhere_or_no_reference_at_all_is_not_asked_for(String named) {
        naming(named);

        var secrets = seen().surroundings().secrets();

        assertThat(aws.asked)
                .extracting(StubAws.Asked::operation)
                .doesNotContain("DescribeSecret", "DescribeParameters");
        assertThat(secrets).isEqualTo(new SecretMetadata(secrets.secrets(), secrets.parameters()));
    }

    @Test
    void a_secret_that_is_named_in_two_ways_stands_there_once() {
        naming(SECRET + "checkout/db-AbCdEf", SECRET + "checkout/db");

        assertThat(seen().surroundings().secrets().secrets().values()).hasSize(1);
    }

    @Test
    void fifty_parameters_fill_a_call() {
        naming(IntStream.range(0, 51).mapToObj(i -> "flag-" + i).toArray(String[]::new));

        seen();

        assertThat(asked("DescribeParameters")).hasSize(2).satisfies(calls -> assertThat(calls.get(1))
                .contains("[\"flag-50\"]"));
    }

    @Test
    void a_parameter_is_found_by_either_name_that_its_ARN_can_mean() {
        naming(PARAMETER + "checkout-flag");

        assertThat(seen().surroundings().secrets().parameters().values()).hasSize(1);
        assertThat(asked("DescribeParameters"))
                .singleElement()
                .asString()
                .contains("[\"checkout-flag\",\"/checkout-flag\"]");
    }

    @Test
    void what_AWS_does_not_know_is_left_out_and_remembered_as_asked_for() {
        naming(SECRET + "gone-AbCdEf:key::", "no-flag");
        aws.failing(Operation.DESCRIBE_SECRET, 400, "ResourceNotFoundException");

        var secrets = seen().surroundings().secrets();

        assertThat(secrets.secrets().values()).isEmpty();
        assertThat(secrets.secrets().missing()).isEmpty();
        assertThat(secrets.absent()).containsExactly(SECRET + "gone-AbCdEf", PARAMETER + "no-flag");
    }

    @Test
    void what_nobody_may_see_is_not_said_to_be_absent() {
        aws.failing(Operation.DESCRIBE_SECRET, 400, "AccessDeniedException");
        aws.failing(Operation.DESCRIBE_PARAMETERS, 400, "AccessDeniedException");

        var secrets = seen().surroundings().secrets();

        assertThat(secrets.absent()).isEmpty();
        assertThat(secrets.secrets().missing()).hasValue("action secretsmanager:DescribeSecret");
        assertThat(secrets.parameters().missing()).hasValue("action ssm:DescribeParameters");
    }

    @Test
    void one_name_that_AWS_does_not_take_does_not_hide_the_others() {
        naming("checkout-flag", "bad//name");
        aws.answering(
                "DescribeParameters",
                asked -> asked.contains("bad")
                        ? StubAws.error("DescribeParameters", 400, "ValidationException")
                        : new StubAws.Answer(200, StubAws.wire("DescribeParameters")));

        assertThat(seen().surroundings().secrets().parameters().values()).hasSize(1);
    }

    @Test
    void T01_members_that_the_SDK_does_not_know_are_named_in_bundle_form() {
        aws.answering("DescribeSecret", StubAws.wire("DescribeSecret").replaceFirst("\\{", "{\"Mood\":1,"));
        aws.answering("DescribeParameters", StubAws.wire("DescribeParameters").replace("\"Tier\"", "\"Weather\""));

        assertThat(seen().oddities())
                .contains(
                        new Oddity(Oddity.Kind.UNKNOWN_MEMBER, "/secrets/0/Mood", "Mood"),
                        new Oddity(Oddity.Kind.UNKNOWN_MEMBER, "/parameters/0/Weather", "Weather"));
    }

    @Test
    void the_OIDC_provider_is_asked_for_in_the_account_of_the_task_role() {
        var providers = seen().identity().oidcProviders();

        assertThat(asked("GetOpenIDConnectProvider"))
                .singleElement()
                .asString()
                .contains("arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE");
        assertThat(providers.values()).singleElement().satisfies(it -> assertThat(it.clientIDList())
                .containsExactly("sts.amazonaws.com"));
    }

    @Test
    void without_an_issuer_no_OIDC_provider_is_guessed() {
        var seen = (Seen) aws.source(Optional.empty()).observe(CHECKOUT);

        assertThat(asked("GetOpenIDConnectProvider")).isEmpty();
        assertThat(seen.application().identity().oidcProviders().missing()).isPresent();
    }

    @Test
    void the_OIDC_provider_of_another_account_is_not_ours_to_see() {
        aws.answering(
                "DescribeTaskDefinition",
                StubAws.wire("DescribeTaskDefinition")
                        .replace("iam::111122223333:role/apps", "iam::999988887777:role/apps"));

        assertThat(seen().identity().oidcProviders().missing()).hasValue("credentials of account 999988887777");
        assertThat(asked("GetOpenIDConnectProvider")).isEmpty();
    }

    private void naming(String... references) {
        containers(Arrays.stream(references)
                .map(it -> "{\"name\":\"V" + it.hashCode() + "\",\"valueFrom\":\"" + it + "\"}")
                .collect(Collectors.joining(",", "{\"name\":\"a\",\"image\":\"b\",\"secrets\":[", "]}")));
    }

    private void containers(String json) {
        aws.answering("DescribeTaskDefinition", "{\"taskDefinition\":{\"containerDefinitions\":[" + json + "]}}");
    }

    private EcsApplication seen() {
        return ((Seen) aws.source().observe(CHECKOUT)).application();
    }

    private List<String> asked(String operation) {
        return aws.asked.stream()
                .filter(one -> one.operation().equals(operation))
                .map(StubAws.Asked::body)
                .toList();
    }
}
