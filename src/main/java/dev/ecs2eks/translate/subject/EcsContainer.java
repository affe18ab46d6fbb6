package dev.ecs2eks.translate.subject;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/**
 * A container of the task definition under the name it has in the pod.
 *
 * @param index in {@code containerDefinitions}; identifies it, because names may repeat in bad input
 * @param name in the pod (mapping G5)
 */
public record EcsContainer(int index, String name, ContainerDefinition definition) {

    /** Its place in the bundle form. */
    public String pointer() {
        return "/taskDefinition/containerDefinitions/" + index;
    }

    /** A member's place in the bundle form. */
    public String pointer(String member) {
        return pointer() + "/" + member;
    }

    /** ECS's default is {@code true}. */
    public boolean essential() {
        return !Boolean.FALSE.equals(definition.essential());
    }

    /** The name in the task definition, which dependencies and load balancers refer to. */
    public String originalName() {
        return definition.name() == null ? "" : definition.name();
    }
}
