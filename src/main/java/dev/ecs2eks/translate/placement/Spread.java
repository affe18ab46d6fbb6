package dev.ecs2eks.translate.placement;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.PlacementStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/** Placement strategies as topology spread; best effort on both sides (mapping §3.3). */
final class Spread {

    private static final String ATTRIBUTE = "attribute:";

    private Spread() {}

    static List<TopologySpreadConstraint> of(Subject subject, Findings findings) {
        var service = subject.application().service();
        if (service.map(Service::schedulingStrategyAsString)
                .filter("DAEMON"::equals)
                .isPresent()) {
            return List.of();
        }
        var strategies = service.map(Service::placementStrategy).orElse(List.of());
        var keys = new LinkedHashSet<String>();
        if (strategies.isEmpty()) {
            keys.add(NodeLabels.ZONE); // T54: what ECS does when nothing is asked
        }
        for (int i = 0; i < strategies.size(); i++) {
            var strategy = strategies.get(i);
            var pointer = "/service/placementStrategy/" + i + "/field";
            if (!"spread".equals(strategy.typeAsString())) {
                findings.settle(pointer); // nothing is spread by it
                continue;
            }
            var key = topologyKey(strategy);
            if (key.isEmpty()) {
                var field = strategy.field() == null ? "a spread without a field" : strategy.field();
                findings.report("placement-expression-not-convertible", pointer, field);
            } else if (keys.add(key.get()) && NodeLabels.mustBePut(key.get())) {
                findings.report("node-label-needed", pointer, key.get());
            }
        }
        var constraints = new ArrayList<TopologySpreadConstraint>(keys.size());
        for (var key : keys) {
            constraints.add(constraint(key, subject));
        }
        return constraints;
    }

    private static Optional<String> topologyKey(PlacementStrategy strategy) {
        var field = strategy.field() == null ? "" : strategy.field();
        if (field.equalsIgnoreCase("instanceId") || field.equalsIgnoreCase("host")) {
            return Optional.of(NodeLabels.HOSTNAME);
        }
        return field.startsWith(ATTRIBUTE) ? NodeLabels.labelOf(field.substring(ATTRIBUTE.length())) : Optional.empty();
    }

    private static TopologySpreadConstraint constraint(String key, Subject subject) {
        var constraint = new TopologySpreadConstraint();
        constraint.setMaxSkew(1);
        constraint.setTopologyKey(key);
        constraint.setWhenUnsatisfiable("ScheduleAnyway");
        constraint.setLabelSelector(new LabelSelector(List.of(), subject.selector()));
        return constraint;
    }
}
