package dev.ecs2eks.ecs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/** The table of operations, and what hangs on it. */
class OperationTest {

    @Test
    void the_read_only_policy_allows_what_the_code_calls_and_no_more() throws Exception {
        var policy =
                new ObjectMapper().readTree(Path.of("deploy/iam/read-only.json").toFile());

        var allowed = StreamSupport.stream(policy.path("Statement").spliterator(), false)
                .flatMap(statement ->
                        StreamSupport.stream(statement.path("Action").spliterator(), false))
                .map(action -> action.textValue())
                .toList();

        assertThat(allowed)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Operation.values()).map(Operation::action).toList());
    }

    @Test
    void a_call_that_is_not_in_the_table_never_reaches_AWS() {
        var aws = new StubAws();
        var ecs = aws.account().in(Region.EU_WEST_1).ecs();

        assertThatThrownBy(ecs::listClusters).hasMessageContaining("ListClusters is not in the table");
        assertThat(aws.asked).isEmpty();
    }

    @Test
    void no_two_operations_have_one_name_in_the_SDK() {
        assertThat(Stream.of(Operation.values()).map(StubAws::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "ECS_SERVICE_READ, 20",
        "ECS_TASK_DEFINITION_READ, 20",
        "ECS_SERVICE_REVISION_READ, 20",
        "ECS_CLUSTER_READ, 20",
        "ECS_CAPACITY_PROVIDER_READ, 20",
        "ELASTIC_LOAD_BALANCING, 10",
        "CLOUDWATCH, 9"
    })
    void no_more_than_a_quarter_of_what_AWS_documents_is_taken(Limit limit, int documented) {
        assertThat(limit.perSecond() * 4).isLessThanOrEqualTo(documented);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void in_the_long_run_requests_come_at_the_rate_of_their_limit(Operation operation) {
        var aws = new StubAws();
        var before = aws.nanos.get();
        var calls = 200;

        var attributes = ExecutionAttributes.builder()
                .put(SdkExecutionAttribute.OPERATION_NAME, StubAws.name(operation))
                .build();
        var limits = aws.limits();
        for (int i = 0; i < calls; i++) {
            limits.beforeTransmission(null, attributes);
        }

        var took = Duration.ofNanos(aws.nanos.get() - before);
        var rate = operation.limit().perSecond();
        // the burst is spent first
        assertThat(took).isBetween(Duration.ofSeconds((calls - 25) / rate), Duration.ofSeconds(calls / rate));
    }

    @Test
    void IAM_has_one_bucket_for_all_Regions_and_the_others_one_each() {
        var aws = new StubAws();
        var account = aws.account();
        var regions = List.of("eu-west-1", "us-east-1", "ap-south-1");

        var before = aws.nanos.get();
        for (int i = 0; i < 20; i++) {
            for (var region : regions) {
                account.in(Region.of(region)).iam().getRole(r -> r.roleName("checkout"));
            }
        }
        assertThat(Duration.ofNanos(aws.nanos.get() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(40));

        before = aws.nanos.get();
        for (var region : regions) {
            for (int i = 0; i < 9; i++) {
                account.in(Region.of(region)).cloudMap().getService(r -> r.id("srv"));
            }
        }
        assertThat(aws.nanos.get()).isEqualTo(before);
    }
}
