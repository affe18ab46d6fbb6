package dev.ecs2eks.translate.placement;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import java.util.ArrayList;
import java.util.List;

/** Attributes that an instance must have, beside those that ECS derives from the definition (mapping §2.1). */
final class RequiredAttributes {

    private static final List<String> DERIVED = List.of("ecs.", "com.amazonaws.ecs.");

    private RequiredAttributes() {}

    /** A label of the same name, whatever its value. */
    static List<NodeSelectorRequirement> of(Subject subject, Findings findings) {
        var attributes = subject.application().taskDefinition().requiresAttributes();
        var requirements = new ArrayList<NodeSelectorRequirement>();
        for (int i = 0; i < attributes.size(); i++) {
            var name = attributes.get(i).name();
            if (name == null || DERIVED.stream().anyMatch(name::startsWith)) {
                continue;
            }
            // ECS wrote this member, so it is information and never a warning
            var pointer = "/taskDefinition/requiresAttributes/" + i;
            NodeLabels.labelOf(name)
                    .ifPresentOrElse(
                            label -> {
                                findings.report("node-label-needed", Severity.INFO, pointer, label);
                                requirements.add(NodeLabels.requirement(label, "Exists", List.of()));
                            },
                            () -> findings.report(
                                    "placement-expression-not-convertible", Severity.INFO, pointer, name));
        }
        return requirements;
    }
}
