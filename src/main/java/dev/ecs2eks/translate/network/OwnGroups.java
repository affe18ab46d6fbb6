package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** The target groups of the service, as listeners and rules refer to them. */
final class OwnGroups {

    private final Map<String, LoadBalanced> byArn = new LinkedHashMap<>();

    private OwnGroups() {}

    /** Those that were read, and that have a port a Service can have. */
    static OwnGroups of(Subject subject) {
        var groups = new OwnGroups();
        for (var balanced : subject.loadBalanced()) {
            if (balanced.group().isPresent() && PodPort.isValid(balanced.port())) {
                groups.byArn.putIfAbsent(balanced.targetGroupArn(), balanced);
            }
        }
        return groups;
    }

    boolean isEmpty() {
        return byArn.isEmpty();
    }

    /** In the order of the service. */
    List<LoadBalanced> all() {
        return List.copyOf(byArn.values());
    }

    Optional<LoadBalanced> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    boolean areReachedBy(List<Action> actions) {
        return first(actions).isPresent();
    }

    /** The first of them that these actions forward to. */
    Optional<LoadBalanced> first(List<Action> actions) {
        return actions.stream()
                .flatMap(action -> goals(action).stream())
                .flatMap(goal -> find(goal.targetGroupArn()).stream())
                .findFirst();
    }

    /** The groups a forward action names, in its order; one without weights has one. */
    static List<TargetGroupTuple> goals(Action action) {
        var forward = action.forwardConfig();
        var tuples = forward == null
                ? List.<TargetGroupTuple>of()
                : forward.targetGroups().stream()
                        .filter(tuple -> tuple.targetGroupArn() != null)
                        .toList();
        if (!tuples.isEmpty() || action.targetGroupArn() == null) {
            return tuples;
        }
        return List.of(TargetGroupTuple.builder()
                .targetGroupArn(action.targetGroupArn())
                .build());
    }
}
