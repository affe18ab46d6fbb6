package dev.ecs2eks.ecs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * One ECS service as it was at one moment, with everything around it that a plan needs: an immutable snapshot of the AWS
 * SDK's own model types. The JSON pointers of findings point into its bundle form.
 *
 * @param service empty for a bare task definition
 * @param oddities what the JSON held and the SDK's types cannot: unknown members, placeholders; in document order
 */
public record EcsApplication(
        Task task,
        Optional<Service> service,
        Scaling scaling,
        Traffic traffic,
        Identity identity,
        Surroundings surroundings,
        List<Oddity> oddities) {

    public EcsApplication {
        oddities = oddities.stream()
                .sorted(Comparator.comparingInt(oddity -> BundleKey.position(oddity.pointer())))
                .toList();
    }

    /** With more of what its JSON held. */
    public EcsApplication with(List<Oddity> more) {
        var all = Stream.concat(oddities.stream(), more.stream()).toList();
        return new EcsApplication(task, service, scaling, traffic, identity, surroundings, all);
    }

    public TaskDefinition taskDefinition() {
        return task.definition();
    }

    /** Where in the document that was given something stands, by its pointer in this snapshot; mostly the same. */
    public String fieldOf(String pointer) {
        for (var oddity : oddities) {
            if (oddity.kind() == Oddity.Kind.MOVED
                    && (pointer.equals(oddity.pointer()) || pointer.startsWith(oddity.pointer() + "/"))) {
                return oddity.name() + pointer.substring(oddity.pointer().length());
            }
        }
        return pointer;
    }
}
