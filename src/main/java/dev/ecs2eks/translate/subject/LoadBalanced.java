package dev.ecs2eks.translate.subject;

import dev.ecs2eks.ecs.Traffic.ObservedTargetGroup;
import java.util.Optional;

/**
 * A container port that a target group sends requests to.
 *
 * @param index in the service's {@code loadBalancers}
 * @param group empty when the group was not read
 */
public record LoadBalanced(
        int index,
        String pointer,
        EcsContainer container,
        int port,
        String targetGroupArn,
        Optional<ObservedTargetGroup> group) {}
