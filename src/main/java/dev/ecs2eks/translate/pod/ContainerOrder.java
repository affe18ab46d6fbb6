package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.logging.Logging;
import dev.ecs2eks.translate.pod.Dependencies.Edge;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;

/**
 * Which container is what, and in which order they start (mapping §4.1, T13).
 *
 * @param initContainers INIT and SIDECAR, each after everything it waits for
 * @param containers MAIN, in the order of the task definition; never empty where the task definition has containers
 * @param stopSeconds the longest chain of stop timeouts, because a dependant stops before what it depends on
 */
record ContainerOrder(List<PlacedContainer> initContainers, List<PlacedContainer> containers, long stopSeconds) {

    private static final int MOST_CONTAINERS = 100;
    private static final int STOP_TIMEOUT = 30;
    private static final Bounds STOP_SECONDS = new Bounds(1, 86_400);
    private static final Set<ContainerCondition> ENDS = Set.of(ContainerCondition.SUCCESS, ContainerCondition.COMPLETE);

    /** All of them, init containers first. */
    List<PlacedContainer> all() {
        return Stream.concat(initContainers.stream(), containers.stream()).toList();
    }

    /** The container that people mean when they name the pod: the first essential one that nobody waits for. */
    PlacedContainer main() {
        return containers.stream()
                .filter(placed -> placed.container().essential())
                .findFirst()
                .orElseGet(() -> containers.get(0));
    }

    static ContainerOrder of(Subject subject, Logging logging, Findings findings) {
        var kept = kept(subject, logging);
        if (subject.containers().size() > MOST_CONTAINERS) {
            findings.report(
                    "too-many-containers",
                    "/taskDefinition/containerDefinitions",
                    subject.containers().size());
        }
        var leftOut = subject.containers().stream()
                .filter(container -> !kept.containsKey(container.index()))
                .map(EcsContainer::originalName)
                .collect(Collectors.toSet());
        var dependencies = Dependencies.of(kept.values(), leftOut, findings);
        var placed = new LinkedHashMap<Integer, PlacedContainer>();
        var dependants = dependencies.dependants();
        for (int index : dependencies.order()) {
            var asked = dependants.getOrDefault(index, List.of());
            placed.put(index, placed(subject.containers().get(index), asked, logging.sidecars(), findings));
        }
        needsMain(placed);
        return new ContainerOrder(
                placed.values().stream()
                        .filter(container -> container.role() != Role.MAIN)
                        .toList(),
                placed.values().stream()
                        .filter(container -> container.role() == Role.MAIN)
                        .sorted(Comparator.comparingInt(
                                container -> container.container().index()))
                        .toList(),
                longestStop(placed, dependencies, findings));
    }

    /** A pod needs a container: a task that is nothing but its log router keeps it. */
    private static Map<Integer, EcsContainer> kept(Subject subject, Logging logging) {
        var kept = new LinkedHashMap<Integer, EcsContainer>();
        boolean routerAlone = logging.leftOut().size() >= subject.containers().size();
        for (var container : subject.containers()) {
            if (routerAlone || !logging.leftOut().contains(container.index())) {
                kept.put(container.index(), container);
            }
        }
        return kept;
    }

    /** A pod is more than side-cars: where routers are all there is, the last to start is the program. */
    private static void needsMain(Map<Integer, PlacedContainer> placed) {
        var all = List.copyOf(placed.values());
        if (!all.isEmpty() && all.stream().noneMatch(container -> container.role() == Role.MAIN)) {
            var last = all.get(all.size() - 1).container();
            placed.put(last.index(), new PlacedContainer(last, Role.MAIN, false, false));
        }
    }

    private static PlacedContainer placed(
            EcsContainer container, List<Edge> dependants, Set<Integer> routers, Findings findings) {
        var ends = dependants.stream()
                .filter(edge -> ENDS.contains(edge.condition()))
                .toList();
        boolean awaitedHealthy = dependants.stream().anyMatch(edge -> edge.condition() == ContainerCondition.HEALTHY);
        if (!ends.isEmpty()) {
            reportContradiction(container, dependants, findings);
            settle(container, findings);
            boolean anyExitCode = ends.stream().allMatch(edge -> edge.condition() == ContainerCondition.COMPLETE);
            return new PlacedContainer(container, Role.INIT, false, anyExitCode);
        }
        if (!dependants.isEmpty() || routers.contains(container.index())) {
            settle(container, findings);
            return new PlacedContainer(container, Role.SIDECAR, awaitedHealthy, false);
        }
        reportNonEssential(container, findings);
        return new PlacedContainer(container, Role.MAIN, false, false);
    }

    private static void reportContradiction(EcsContainer container, List<Edge> dependants, Findings findings) {
        dependants.stream()
                .filter(edge -> !ENDS.contains(edge.condition()))
                .findFirst()
                .ifPresentOrElse(
                        edge -> findings.report("contradictory-depends-on", edge.pointer(), container.originalName()),
                        () -> {
                            if (container.essential()) {
                                findings.report(
                                        "contradictory-depends-on",
                                        Severity.WARNING,
                                        container.pointer("essential"),
                                        container.originalName());
                            }
                        });
    }

    /** Init containers end and native side-cars die without harm to the pod, as ECS lets them. */
    private static void settle(EcsContainer container, Findings findings) {
        if (!container.essential()) {
            findings.settle(container.pointer("essential"));
        }
    }

    /** T06: an exited container makes the pod not ready; container-level {@code restartPolicy: Never} would keep it so. */
    private static void reportNonEssential(EcsContainer container, Findings findings) {
        if (!container.essential()) {
            var restart = container.definition().restartPolicy();
            boolean restartsInEcs = restart != null && Boolean.TRUE.equals(restart.enabled());
            findings.report(
                    "ContainerDefinition.essential=false",
                    restartsInEcs ? Severity.INFO : Severity.WARNING,
                    container.pointer("essential"));
        }
    }

    /** T14: stop timeouts add up along a chain. Init containers have ended long before. */
    private static long longestStop(
            Map<Integer, PlacedContainer> placed, Dependencies dependencies, Findings findings) {
        var chains = new HashMap<Integer, Long>();
        long longest = 0;
        for (var container : placed.values()) {
            int index = container.container().index();
            long behind = dependencies.of(index).stream()
                    .mapToLong(edge -> chains.getOrDefault(edge.to(), 0L))
                    .max()
                    .orElse(0);
            long chain = behind + (container.keepsRunning() ? stopTimeout(container.container(), findings) : 0);
            chains.put(index, chain);
            longest = Math.max(longest, chain);
        }
        return longest;
    }

    private static int stopTimeout(EcsContainer container, Findings findings) {
        var seconds = STOP_SECONDS.admit(
                container.definition().stopTimeout(), () -> container.pointer("stopTimeout"), findings);
        return seconds == null ? STOP_TIMEOUT : seconds;
    }
}
