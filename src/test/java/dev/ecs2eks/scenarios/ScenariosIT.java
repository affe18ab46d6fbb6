package dev.ecs2eks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.DryRun;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API server takes every object of every scenario, and no field of one is unknown to it. */
@OnCluster
class ScenariosIT {

    static Stream<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void the_api_server_takes_every_object(Scenario scenario, ClusterUser user) {
        var manifests = scenario.plan().manifests().stream()
                .map(each -> Serialization.jsonMapper().convertValue(each, GenericKubernetesResource.class))
                .toList();
        assertThat(DryRun.refusal(user.client(), user.namespace(), manifests)).isEmpty();
    }
}
