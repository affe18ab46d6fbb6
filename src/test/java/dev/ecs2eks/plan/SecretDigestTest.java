package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a secret makes a plan another one, and what is only its life. */
class SecretDigestTest {

    private static final String BUNDLE =
            """
            {"taskDefinition":{"containerDefinitions":[{"name":"a","image":"b","secrets":[
               {"name":"A","valueFrom":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf:key:blue:"}]}]},
             "secrets":[{"ARN":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf","Name":"db",
               "KmsKeyId":"one","LastAccessedDate":"2026-01-01T00:00:00Z","NextRotationDate":"2026-02-01T00:00:00Z",
               "VersionIdsToStages":{"v-1":["AWSCURRENT","blue"]}}],
             "parameters":[{"Name":"/flag","KeyId":"two","Version":1,"LastModifiedDate":"2026-01-01T00:00:00Z",
               "Policies":[{"PolicyType":"Expiration","PolicyStatus":"Pending"}]}],
             "oidcProvider":{"Url":"oidc.example/id/E","ClientIDList":["sts.amazonaws.com"],"ThumbprintList":["abc"]}}
            """;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "2026-01-01T00:00:00Z, 2026-03-04T00:00:00Z",
                "2026-02-01T00:00:00Z, 2026-03-04T00:00:00Z",
                "\"v-1\", \"v-2\"",
                "\"AWSCURRENT\", \"AWSPENDING\"",
                "\"Version\":1, \"Version\":2",
                "\"Pending\", \"Finished\"",
                "\"abc\", \"def\""
            })
    void a_value_that_is_read_or_rotated_is_no_change(String before, String after) {
        assertThat(BUNDLE).contains(before);
        assertThat(key(BUNDLE.replace(before, after)).asksForAnother(key(BUNDLE)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "\"Name\":\"db\", \"Name\":\"db2\"",
                "\"one\", \"alias/aws/secretsmanager\"",
                "\"Name\":\"db\", \"DeletedDate\":\"2026-01-01T00:00:00Z\"",
                "\"blue\"], \"green\"]",
                "\"two\", \"three\"",
                "\"/flag\", \"/flags\"",
                "\"Expiration\", \"NoChangeNotification\"",
                "\"secrets\":[{, |\"secrets\":[{\"Name\":\"another\"},{|"
            })
    void what_the_plan_rests_on_is(String before, String after) {
        assertThat(BUNDLE).contains(before);
        assertThat(key(BUNDLE.replace(before, after)).asksForAnother(key(BUNDLE)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc.example", "sts.amazonaws.com"})
    void the_OIDC_provider_is_a_matter_of_the_cluster(String changed) {
        var other = key(BUNDLE.replace(changed, "other"));

        assertThat(other.asksForAnother(key(BUNDLE))).isFalse();
        assertThat(other.cluster()).isNotEqualTo(key(BUNDLE).cluster());
    }

    private static PlanKey key(String bundle) {
        return PlanKey.of(application(bundle), Options.none(), List.of(), "1", Target.byDefault());
    }

    private static EcsApplication application(String bundle) {
        var result = new BundleReader().read("test", bundle.getBytes(StandardCharsets.UTF_8));
        return ((BundleResult.Read) result.get(0)).application();
    }
}
