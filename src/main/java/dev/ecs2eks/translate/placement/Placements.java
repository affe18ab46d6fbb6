package dev.ecs2eks.translate.placement;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodAffinity;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodOS;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where pods may run: processor and system, constraints, strategies, capacity (mapping §2.6, §3.3, §4.7). */
public final class Placements {

    private Placements() {}

    public static Placement of(Subject subject, Findings findings) {
        var constraints = new Constraints(subject, findings);
        var capacity = Capacity.of(subject);
        capacity.report(findings);
        return new Placement(
                new NodePlatform(subject, findings).nodeSelector(constraints.decided()),
                affinity(
                        constraints,
                        capacity,
                        RequiredAttributes.of(subject, findings),
                        Zones.required(subject, findings)),
                tolerations(subject),
                Spread.of(subject, findings),
                new PodOS(subject.isWindows() ? "windows" : "linux"));
    }

    private static @Nullable Affinity affinity(
            Constraints constraints,
            Capacity capacity,
            List<NodeSelectorRequirement> attributes,
            List<NodeSelectorRequirement> zones) {
        var affinity = new Affinity();
        var everywhere = new ArrayList<>(capacity.required());
        everywhere.addAll(attributes);
        everywhere.addAll(zones);
        var terms = terms(constraints, everywhere);
        var preferred = capacity.preferred();
        if (!terms.isEmpty() || !preferred.isEmpty()) {
            affinity.setNodeAffinity(new NodeAffinity(preferred, terms.isEmpty() ? null : new NodeSelector(terms)));
        }
        if (!constraints.together().isEmpty()) {
            affinity.setPodAffinity(new PodAffinity(List.of(), constraints.together()));
        }
        if (!constraints.apart().isEmpty()) {
            affinity.setPodAntiAffinity(new PodAntiAffinity(List.of(), constraints.apart()));
        }
        boolean empty = affinity.getNodeAffinity() == null
                && affinity.getPodAffinity() == null
                && affinity.getPodAntiAffinity() == null;
        return empty ? null : affinity;
    }

    /** An empty term would match no node at all, so there is none. */
    private static List<NodeSelectorTerm> terms(Constraints constraints, List<NodeSelectorRequirement> everywhere) {
        var terms = new ArrayList<NodeSelectorTerm>();
        for (var term : DisjunctiveForm.product(constraints.terms(), List.of(everywhere))) {
            if (!term.isEmpty()) {
                terms.add(new NodeSelectorTerm(term, List.of()));
            }
        }
        return terms;
    }

    /** Node groups for accelerators are tainted with the name of the device. */
    private static List<Toleration> tolerations(Subject subject) {
        Set<String> devices = new LinkedHashSet<>();
        for (var container : subject.containers()) {
            for (var requirement : container.definition().resourceRequirements()) {
                switch (String.valueOf(requirement.typeAsString())) {
                    case "GPU" -> devices.add("nvidia.com/gpu");
                    case "NeuronDevice" -> devices.add("aws.amazon.com/neuron");
                    default -> {}
                }
            }
        }
        return devices.stream()
                .map(device -> new Toleration("NoSchedule", device, "Exists", null, null))
                .toList();
    }
}
