package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Identity;
import dev.ecs2eks.ecs.Network;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Scaling;
import dev.ecs2eks.ecs.SecretMetadata;
import dev.ecs2eks.ecs.Surroundings;
import dev.ecs2eks.ecs.Task;
import dev.ecs2eks.ecs.Traffic;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Small ECS services for tests of plans. */
final class Applications {

    private Applications() {}

    static EcsApplication with(Service service, ContainerDefinition... containers) {
        return new EcsApplication(
                new Task(
                        TaskDefinition.builder()
                                .family("checkout")
                                .containerDefinitions(containers)
                                .build(),
                        List.of()),
                Optional.of(service),
                new Scaling(nothing(), nothing(), nothing(), nothing()),
                new Traffic(nothing(), nothing(), nothing(), nothing(), nothing(), nothing()),
                new Identity(nothing(), nothing()),
                new Surroundings(
                        nothing(),
                        nothing(),
                        nothing(),
                        new Network(nothing(), nothing()),
                        new SecretMetadata(nothing(), nothing()),
                        Optional.empty()),
                List.of());
    }

    static EcsApplication within(Network network) {
        var anywhere = with(service());
        return new EcsApplication(
                anywhere.task(),
                anywhere.service(),
                anywhere.scaling(),
                anywhere.traffic(),
                anywhere.identity(),
                anywhere.surroundings().within(network),
                anywhere.oddities());
    }

    static Service service() {
        return Service.builder()
                .serviceName("checkout")
                .status("ACTIVE")
                .desiredCount(2)
                .runningCount(2)
                .build();
    }

    static ContainerDefinition container(String variable, String value) {
        return ContainerDefinition.builder()
                .name("app")
                .image("nginx")
                .command("serve", "--key=" + value)
                .environment(KeyValuePair.builder().name(variable).value(value).build())
                .build();
    }

    private static <T> Reading<T> nothing() {
        return Reading.of(List.of());
    }
}
