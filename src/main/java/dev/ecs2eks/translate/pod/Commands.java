package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import io.fabric8.kubernetes.api.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** {@code entryPoint} and {@code command} as {@code command} and {@code args}; empty lists are absent (mapping G7). */
final class Commands {

    private static final Set<String> SHELLS =
            Set.of("sh", "/bin/sh", "/usr/bin/sh", "bash", "/bin/bash", "/usr/bin/bash", "ash", "/bin/ash");

    private Commands() {}

    static void write(
            Container container, PlacedContainer placed, ContainerOrder order, boolean windows, Findings findings) {
        var definition = placed.container().definition();
        if (placed.anyExitCode() && canBeWrapped(definition, windows)) {
            wrap(container, definition);
            settleWhereShellIsKnown(placed, order, findings);
            return;
        }
        if (placed.anyExitCode()) {
            for (var pointer : dependants(placed, order)) {
                findings.report(
                        "depends-on-needs-shell",
                        pointer + "/condition",
                        placed.container().originalName());
            }
        }
        if (!definition.entryPoint().isEmpty()) {
            container.setCommand(Dollars.keep(definition.entryPoint()));
        }
        if (!definition.command().isEmpty()) {
            container.setArgs(Dollars.keep(definition.command()));
        }
    }

    /** Without an entry point the program is in the image, and nobody knows what to wrap. */
    private static boolean canBeWrapped(ContainerDefinition definition, boolean windows) {
        return !windows && !definition.entryPoint().isEmpty();
    }

    /** COMPLETE takes every exit code, an init container must end with 0. The words stay arguments: no quoting. */
    private static void wrap(Container container, ContainerDefinition definition) {
        var words = new ArrayList<>(List.of("sh")); // $0 of the script
        words.addAll(Dollars.keep(definition.entryPoint()));
        words.addAll(Dollars.keep(definition.command()));
        container.setCommand(List.of("/bin/sh", "-c", "\"$@\"; exit 0"));
        container.setArgs(words);
    }

    private static void settleWhereShellIsKnown(PlacedContainer placed, ContainerOrder order, Findings findings) {
        if (SHELLS.contains(
                String.valueOf(placed.container().definition().entryPoint().get(0)))) {
            for (var pointer : dependants(placed, order)) {
                findings.report("ContainerDependency.condition=COMPLETE", Severity.INFO, pointer + "/condition");
            }
        }
    }

    /** The places where others wait for its completion. */
    private static List<String> dependants(PlacedContainer placed, ContainerOrder order) {
        var pointers = new ArrayList<String>();
        for (var other : order.all()) {
            var dependencies = other.container().definition().dependsOn();
            for (int i = 0; i < dependencies.size(); i++) {
                if (dependencies.get(i).condition() == ContainerCondition.COMPLETE
                        && placed.container()
                                .originalName()
                                .equals(dependencies.get(i).containerName())) {
                    pointers.add(other.container().pointer("dependsOn/" + i));
                }
            }
        }
        return pointers;
    }
}
