package dev.ecs2eks.ecs;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** A task definition ({@code /taskDefinition}) with its tags ({@code /tags}), which AWS gives beside it. */
public record Task(TaskDefinition definition, List<Tag> tags) {

    public Task {
        tags = List.copyOf(tags);
    }
}
