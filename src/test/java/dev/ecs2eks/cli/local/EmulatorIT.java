package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecs2eks.cli.local.Emulator.Call;
import dev.ecs2eks.cli.local.Emulator.Fault;
import dev.ecs2eks.testing.OnCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** The emulator's controls, checked with the SDK that the operator reads with. */
@OnCluster
class EmulatorIT {

    @Test
    void a_seeded_service_is_described(Emulator aws) throws IOException {
        assertThat(aws.seed(demo()))
                .containsExactly(new Emulator.Seeded("prod", "checkout", "eu-west-1", "111122223333"));
        assertThat(describe(aws).services()).singleElement().satisfies(service -> assertThat(service.desiredCount())
                .isEqualTo(3));
    }

    @Test
    void every_call_is_on_record(Emulator aws) throws IOException {
        aws.seed(demo());
        describe(aws);
        assertThat(aws.calls()).containsExactly(new Call("ecs", "DescribeServices", "eu-west-1", 200, null));
    }

    @Test
    void a_fault_hits_as_often_as_was_asked_for(Emulator aws) throws IOException {
        aws.seed(demo());
        aws.fail(Fault.ACCESS_DENIED, "ecs", "DescribeServices", 1);
        assertThatThrownBy(() -> describe(aws))
                .isInstanceOf(EcsException.class)
                .hasMessageContaining("ecs:DescribeServices");
        assertThat(describe(aws).services()).hasSize(1);
    }

    @Test
    void healing_ends_a_fault_early(Emulator aws) throws IOException {
        aws.seed(demo());
        aws.fail(Fault.ACCESS_DENIED, "ecs", "DescribeServices", 100);
        aws.heal();
        assertThat(describe(aws).services()).hasSize(1);
    }

    @Test
    void a_reset_forgets_the_service(Emulator aws) throws IOException {
        aws.seed(demo());
        aws.reset();
        assertThatThrownBy(() -> describe(aws)).hasMessageContaining("Cluster not found");
    }

    @Test
    void what_is_no_bundle_is_refused_with_a_reason(Emulator aws) {
        assertThatThrownBy(() -> aws.seed("{\"cluster\": {}}"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("needs a taskDefinition or a service");
    }

    private static String demo() throws IOException {
        return Files.readString(Path.of("deploy/samples/demo/bundle.json"));
    }

    private static DescribeServicesResponse describe(Emulator aws) {
        try (var ecs = EcsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build()) {
            return ecs.describeServices(request -> request.cluster("prod").services("checkout"));
        }
    }
}
