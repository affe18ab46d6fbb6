package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;

/**
 * The dependsOn graph of the containers that the pod keeps, without circles.
 *
 * @param order indices of the containers, each after everything it depends on, else in the order of the definition
 * @param edges what a container depends on, by its index
 */
record Dependencies(List<Integer> order, Map<Integer, List<Edge>> edges) {

    /** The container {@code from} waits for {@code to}; {@code pointer} is the place of the dependency. */
    record Edge(int from, int to, ContainerCondition condition, String pointer) {}

    List<Edge> of(int container) {
        return edges.getOrDefault(container, List.of());
    }

    /** What others ask of each container, by its index. */
    Map<Integer, List<Edge>> dependants() {
        var dependants = new HashMap<Integer, List<Edge>>();
        edges.values()
                .forEach(list -> list.forEach(edge -> dependants
                        .computeIfAbsent(edge.to(), to -> new ArrayList<>())
                        .add(edge)));
        return dependants;
    }

    static Dependencies of(Collection<EcsContainer> containers, Set<String> leftOut, Findings findings) {
        var byName = new HashMap<String, EcsContainer>();
        containers.forEach(container -> byName.put(container.originalName(), container));
        var edges = new TreeMap<Integer, List<Edge>>();
        for (var container : containers) {
            if (container.definition().hasDependsOn()) {
                edges.put(container.index(), edges(container, byName, leftOut, findings));
            }
        }
        var order = sorted(containers, edges);
        if (order.size() < containers.size()) {
            breakCircles(order, edges, containers, findings);
            order = sorted(containers, edges);
        }
        return new Dependencies(order, edges);
    }

    private static List<Edge> edges(
            EcsContainer container, Map<String, EcsContainer> byName, Set<String> leftOut, Findings findings) {
        var edges = new ArrayList<Edge>();
        int index = 0;
        for (var dependency : container.definition().dependsOn()) {
            var pointer = container.pointer("dependsOn/" + index++);
            var name = dependency.containerName() == null ? "" : dependency.containerName();
            var awaited = byName.get(name);
            if (awaited != null) {
                // An unknown condition is reported by the sweep; the order is kept all the same.
                var condition = dependency.condition() == null ? ContainerCondition.START : dependency.condition();
                edges.add(new Edge(container.index(), awaited.index(), condition, pointer));
            } else if (!leftOut.contains(name)) {
                findings.report("unknown-container-reference", pointer + "/containerName", name);
            }
        }
        return edges;
    }

    /** Kahn's algorithm; what is in a circle or waits for one is missing at the end. */
    private static List<Integer> sorted(Collection<EcsContainer> containers, Map<Integer, List<Edge>> edges) {
        var open = new HashMap<Integer, Integer>();
        var dependants = new HashMap<Integer, List<Integer>>();
        edges.forEach((from, list) -> {
            open.put(from, list.size());
            list.forEach(edge -> dependants
                    .computeIfAbsent(edge.to(), to -> new ArrayList<>())
                    .add(from));
        });
        var ready = new PriorityQueue<Integer>();
        containers.stream()
                .map(EcsContainer::index)
                .filter(index -> open.getOrDefault(index, 0) == 0)
                .forEach(ready::add);
        var order = new ArrayList<Integer>();
        for (var next = ready.poll(); next != null; next = ready.poll()) {
            order.add(next);
            for (var dependant : dependants.getOrDefault(next, List.of())) {
                if (open.merge(dependant, -1, Integer::sum) == 0) {
                    ready.add(dependant);
                }
            }
        }
        return order;
    }

    /** Among containers that wait for each other no order exists: their dependencies on each other are dropped. */
    private static void breakCircles(
            List<Integer> sorted,
            Map<Integer, List<Edge>> edges,
            Collection<EcsContainer> containers,
            Findings findings) {
        var waiting = containers.stream()
                .filter(container -> edges.containsKey(container.index()))
                .collect(Collectors.toMap(EcsContainer::index, container -> container, (a, b) -> a, TreeMap::new));
        sorted.forEach(waiting::remove);
        var circle = circle(waiting.firstEntry().getValue(), waiting, edges);
        var names = circle.stream().limit(10).map(EcsContainer::originalName).collect(Collectors.joining(", "));
        findings.report("cyclic-depends-on", circle.get(0).pointer("dependsOn"), names);
        edges.forEach((from, list) -> {
            if (waiting.containsKey(from)) {
                list.removeIf(edge -> waiting.containsKey(edge.to()));
            }
        });
    }

    /** Whoever waits for a circle waits for somebody who waits: following that leads into one. */
    private static List<EcsContainer> circle(
            EcsContainer start, Map<Integer, EcsContainer> waiting, Map<Integer, List<Edge>> edges) {
        var path = new ArrayList<EcsContainer>();
        var places = new HashMap<Integer, Integer>();
        var at = start;
        while (places.putIfAbsent(at.index(), path.size()) == null) {
            path.add(at);
            at = edges.getOrDefault(at.index(), List.of()).stream()
                    .map(edge -> waiting.get(edge.to()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
        }
        return path.subList(places.getOrDefault(at.index(), 0), path.size());
    }
}
