package dev.ecs2eks.translate.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who answers under the Cloud Map name of a service beside its tasks. */
class CloudMapInstancesTest {

    private static final String OWN = "{'Id':'task','Attributes':{'ECS_SERVICE_NAME':'orders'}}";

    @Test
    void tasks_of_the_service_are_what_pods_take_the_place_of() {
        assertThat(given(OWN).said()).noneMatch(it -> it.startsWith("foreign-cloud-map-instances"));
    }

    @Test
    void what_somebody_else_registered_does_not_move_with_the_service() {
        var given = given(OWN + ",{'Id':'vm-7','Attributes':{'AWS_INSTANCE_IPV4':'10.0.0.7'}}");
        assertThat(given.found())
                .filteredOn(it -> it.code().equals("foreign-cloud-map-instances"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.field()).isEqualTo("/cloudMapServices/0/Instances");
                    assertThat(finding.message()).contains("instances vm-7").doesNotContain("task");
                    assertThat(finding.suggestion()).contains("EndpointSlice", "orders-internal");
                });
    }

    @Test
    void another_ecs_service_under_the_name_is_a_stranger_too() {
        assertThat(given("{'Id':'a','Attributes':{'ECS_SERVICE_NAME':'legacy-orders'}}")
                        .said())
                .contains("foreign-cloud-map-instances at /cloudMapServices/0/Instances");
    }

    @Test
    void a_crowd_is_counted() {
        var crowd =
                IntStream.range(0, 12).mapToObj(i -> "{'Id':'vm-" + i + "'}").collect(Collectors.joining(","));
        assertThat(given(crowd).found()).anySatisfy(finding -> assertThat(finding.message())
                .contains("vm-9 and 2 more")
                .doesNotContain("vm-10"));
    }

    private static Given given(String instances) {
        var arn = "arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1";
        var given = Given.service(
                "'serviceRegistries':[{'registryArn':'" + arn + "'}]",
                "'cloudMapServices':[{'Id':'srv-1','Arn':'" + arn + "','Name':'orders-internal','Instances':["
                        + instances + "]}]");
        Services.of(given.subject(), given.findings());
        return given;
    }
}
