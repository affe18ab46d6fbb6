package dev.ecs2eks.translate.placement;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Service;

/** The capacity provider strategy as what nodes the pods prefer (mapping §3.3). */
final class Capacity {

    private static final String FARGATE = "FARGATE";
    private static final String FARGATE_SPOT = "FARGATE_SPOT";

    /** A capacity type in the words of Karpenter and of managed node groups. */
    private record CapacityType(String karpenter, String nodeGroup) {}

    private static final CapacityType ON_DEMAND = new CapacityType("on-demand", "ON_DEMAND");
    private static final CapacityType SPOT = new CapacityType("spot", "SPOT");

    private final Subject subject;
    private final List<CapacityProviderStrategyItem> strategy;
    private final String pointer;

    private Capacity(Subject subject, List<CapacityProviderStrategyItem> strategy, String pointer) {
        this.subject = subject;
        this.strategy = strategy;
        this.pointer = pointer;
    }

    static Capacity of(Subject subject) {
        var service = subject.application().service();
        var taskSet = service.flatMap(Revisions::primaryTaskSet)
                .filter(it -> !it.value().capacityProviderStrategy().isEmpty());
        return taskSet.map(it -> new Capacity(
                        subject, it.value().capacityProviderStrategy(), it.pointer() + "/capacityProviderStrategy"))
                .orElseGet(() -> new Capacity(
                        subject,
                        service.map(Service::capacityProviderStrategy).orElse(List.of()),
                        "/service/capacityProviderStrategy"));
    }

    /** Whether ECS runs the tasks on Fargate: by launch type, by strategy (T03b), or because they can run nowhere else. */
    static boolean isFargate(Subject subject) {
        var capacity = of(subject);
        if (!capacity.strategy.isEmpty()) {
            return capacity.strategy.stream()
                    .allMatch(
                            it -> FARGATE.equals(it.capacityProvider()) || FARGATE_SPOT.equals(it.capacityProvider()));
        }
        var service = subject.application().service();
        var launchType = service.flatMap(Revisions::primaryTaskSet)
                .map(it -> it.value().launchTypeAsString())
                .or(() -> service.map(Service::launchTypeAsString));
        return launchType.map(FARGATE::equals).orElseGet(() -> List.of(FARGATE)
                .equals(subject.application().taskDefinition().requiresCompatibilitiesAsStrings()));
    }

    /** What each node must be: no Spot node, if all tasks run on plain Fargate. Nodes without the label qualify. */
    List<NodeSelectorRequirement> required() {
        boolean onlyFargate =
                !strategy.isEmpty() && strategy.stream().allMatch(it -> FARGATE.equals(it.capacityProvider()));
        return onlyFargate ? requirements(SPOT, "NotIn") : List.of();
    }

    /** Weights as preferences of the scheduler, from 1 to 100. */
    List<PreferredSchedulingTerm> preferred() {
        var preferred = new ArrayList<PreferredSchedulingTerm>();
        if (!required().isEmpty()) {
            return preferred;
        }
        long sum = strategy.stream().mapToLong(Capacity::weight).sum();
        for (var item : strategy) {
            var type = type(item);
            if (type.isEmpty() || weight(item) == 0) {
                continue;
            }
            int weight = (int) Math.max(1, Math.round(100.0 * weight(item) / sum));
            for (var requirement : requirements(type.get(), "In")) {
                preferred.add(
                        new PreferredSchedulingTerm(new NodeSelectorTerm(List.of(requirement), List.of()), weight));
            }
        }
        return preferred;
    }

    /** Capacity providers that only a person can map to nodes are the field map's; here, what was not looked at. */
    void report(Findings findings) {
        var known = subject.application().surroundings().capacityProviders();
        for (int i = 0; i < strategy.size(); i++) {
            var name = strategy.get(i).capacityProvider();
            if (name != null
                    && type(strategy.get(i)).isEmpty()
                    && known.first(it -> name.equals(it.name()) || name.equals(it.capacityProviderArn()))
                            .isEmpty()) {
                findings.report("capacity-provider-not-in-bundle", pointer + "/" + i, name);
            }
        }
    }

    private List<NodeSelectorRequirement> requirements(CapacityType type, String operator) {
        var karpenter = NodeLabels.requirement("karpenter.sh/capacity-type", operator, List.of(type.karpenter()));
        return subject.target().compute() == Compute.AUTO_MODE
                ? List.of(karpenter)
                : List.of(
                        karpenter,
                        NodeLabels.requirement("eks.amazonaws.com/capacityType", operator, List.of(type.nodeGroup())));
    }

    private static Optional<CapacityType> type(CapacityProviderStrategyItem item) {
        return switch (String.valueOf(item.capacityProvider())) {
            case FARGATE -> Optional.of(ON_DEMAND);
            case FARGATE_SPOT -> Optional.of(SPOT);
            default -> Optional.empty();
        };
    }

    private static int weight(CapacityProviderStrategyItem item) {
        return item.weight() == null ? 0 : Math.max(0, item.weight());
    }
}
