package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Task;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** The task definition that the service runs. */
final class TaskDefinitionReader {

    private final EcsClient ecs;
    private final Region region;
    private final Calls calls;
    private final Failures failures;

    TaskDefinitionReader(EcsClient ecs, Region region, Calls calls, Failures failures) {
        this.ecs = ecs;
        this.region = region;
        this.calls = calls;
        this.failures = failures;
    }

    /** Pointers start at the task definition. */
    Found<Task> read(Service service) {
        var arn = inUse(service)
                .orElseThrow(() -> new Obstructed(
                        Obstacle.MALFORMED,
                        "ECS service %s (%s) runs no task definition: its deployment controller keeps them in task sets and none is PRIMARY; create one, or remove this migration."
                                .formatted(service.serviceName(), region)));
        try {
            return calls.remembered(Operation.DESCRIBE_TASK_DEFINITION, arn, () -> describe(arn));
        } catch (ClientException e) {
            throw new Obstructed(
                    Obstacle.MISSING,
                    "ECS has no task definition %s, which service %s names (%s): register it again, or point the service to another one."
                            .formatted(arn, service.serviceName(), region),
                    e);
        } catch (Denied e) {
            throw failures.denied(e, arn);
        }
    }

    /** Where task sets are in charge, what the service itself says may be stale or missing (T03). */
    private static Optional<String> inUse(Service service) {
        return service.taskSets().stream()
                .filter(set -> "PRIMARY".equals(set.status()))
                .map(TaskSet::taskDefinition)
                .findFirst()
                .or(() -> Optional.ofNullable(service.taskDefinition()));
    }

    private Found<Task> describe(String arn) {
        var raw = new RawJson();
        var answer = ecs.describeTaskDefinition(request ->
                request.taskDefinition(arn).include(TaskDefinitionField.TAGS).overrideConfiguration(raw::keep));
        var definition = raw.one("taskDefinition", answer.taskDefinition());
        return new Found<>(new Task(definition.value(), answer.tags()), definition.oddities());
    }
}
