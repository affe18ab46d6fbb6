package dev.ecs2eks.translate.placement;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.placement.Condition.Comparison;
import dev.ecs2eks.translate.placement.Condition.Operator;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Placement constraints of the service and of its task definition, all of which must hold (mapping §3.3, §4.7). What no
 * label says is left out and reported: a pod may then run on more nodes than the task, never on fewer.
 */
final class Constraints {

    private static final String GROUP = "task:group";

    private final Subject subject;
    private final Findings findings;
    private final NodeLabels labels;

    /** Alternatives for a node; one empty alternative while nothing is asked. */
    private List<List<NodeSelectorRequirement>> terms = List.of(List.of());

    private final List<PodAffinityTerm> together = new ArrayList<>();
    private final List<PodAffinityTerm> apart = new ArrayList<>();
    private final Set<String> decided = new TreeSet<>();

    Constraints(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
        this.labels = new NodeLabels(subject.target().compute());
        read();
    }

    List<List<NodeSelectorRequirement>> terms() {
        return terms;
    }

    List<PodAffinityTerm> together() {
        return together;
    }

    List<PodAffinityTerm> apart() {
        return apart;
    }

    /** Labels of nodes about which something is said. */
    Set<String> decided() {
        return decided;
    }

    private void read() {
        var service = subject.application().service();
        if (service.isPresent()) {
            var constraints = service.get().placementConstraints();
            for (int i = 0; i < constraints.size(); i++) {
                var constraint = constraints.get(i);
                if ("distinctInstance".equals(constraint.typeAsString())) {
                    apart.add(onSameNode(subject.selector()));
                } else {
                    read(constraint.typeAsString(), constraint.expression(), "/service/placementConstraints/" + i);
                }
            }
        }
        var constraints = subject.application().taskDefinition().placementConstraints();
        for (int i = 0; i < constraints.size(); i++) {
            var constraint = constraints.get(i);
            read(constraint.typeAsString(), constraint.expression(), "/taskDefinition/placementConstraints/" + i);
        }
    }

    private void read(@Nullable String type, @Nullable String expression, String pointer) {
        var place = pointer + "/expression";
        if (expression != null && !expression.isBlank()) {
            memberOf(expression, place);
        } else if ("memberOf".equals(type)) {
            findings.report("placement-expression-not-convertible", place, "memberOf without an expression");
        }
    }

    private void memberOf(String expression, String place) {
        var alternatives = ClusterQuery.parse(expression).flatMap(DisjunctiveForm::of);
        if (alternatives.isEmpty()) {
            findings.report("placement-expression-not-convertible", place, expression);
            return;
        }
        var lost = new LinkedHashSet<String>();
        var converted = new ArrayList<List<NodeSelectorRequirement>>();
        for (var alternative : alternatives.get()) {
            converted.add(convert(alternative, alternatives.get().size() == 1, lost));
        }
        if (!lost.isEmpty()) {
            findings.report("placement-expression-not-convertible", place, String.join(", ", lost));
        }
        if (converted.stream().anyMatch(List::isEmpty)) {
            return; // an alternative that any node fulfils
        }
        var combined = DisjunctiveForm.product(terms, converted);
        if (combined.size() > DisjunctiveForm.MOST_TERMS) {
            findings.report("placement-expression-not-convertible", place, expression);
            return;
        }
        terms = combined;
        decide(converted, place);
    }

    private List<NodeSelectorRequirement> convert(List<Comparison> alternative, boolean only, Set<String> lost) {
        var requirements = new ArrayList<NodeSelectorRequirement>();
        for (var comparison : alternative) {
            if (only && comparison.subject().equals(GROUP) && besideGroups(comparison)) {
                continue;
            }
            labels.requirement(comparison).ifPresentOrElse(requirements::add, () -> lost.add(comparison.subject()));
        }
        return requirements;
    }

    private void decide(List<List<NodeSelectorRequirement>> alternatives, String pointer) {
        var needed = new LinkedHashSet<String>();
        for (var alternative : alternatives) {
            for (var requirement : alternative) {
                decided.add(requirement.getKey());
                if (needsLabel(requirement)) {
                    needed.add(requirement.getKey());
                }
            }
        }
        if (!needed.isEmpty()) {
            findings.report("node-label-needed", pointer, String.join(", ", needed));
        }
    }

    /** A node without the label fulfils what only excludes values. */
    private static boolean needsLabel(NodeSelectorRequirement requirement) {
        return NodeLabels.mustBePut(requirement.getKey())
                && !requirement.getOperator().equals("NotIn")
                && !requirement.getOperator().equals("DoesNotExist");
    }

    /** Beside tasks of a group, or away from them; false for groups that are no workload. */
    private boolean besideGroups(Comparison comparison) {
        var selectors = new ArrayList<Map<String, String>>();
        for (var group : comparison.values()) {
            var selector = selector(group);
            if (selector.isEmpty()) {
                return false;
            }
            selectors.add(selector.get());
        }
        var operator = comparison.operator();
        boolean beside = operator == Operator.EQUAL || (operator == Operator.IN && selectors.size() == 1);
        if (!beside && operator != Operator.NOT_EQUAL && operator != Operator.NOT_IN) {
            return false;
        }
        selectors.forEach(selector -> (beside ? together : apart).add(onSameNode(selector)));
        return true;
    }

    private static Optional<Map<String, String>> selector(String group) {
        int colon = group.indexOf(':');
        var kind = colon < 0 ? "" : group.substring(0, colon);
        var name = group.substring(colon + 1);
        if (name.isBlank()) {
            return Optional.empty();
        }
        return switch (kind) {
            case "service" ->
                Optional.of(Map.of(Label.INSTANCE, KubernetesName.service(name, KubernetesName.BASE_LENGTH)));
            case "family" -> Optional.of(Map.of(Label.NAME, KubernetesName.label(name, KubernetesName.LABEL_LENGTH)));
            default -> Optional.empty();
        };
    }

    private static PodAffinityTerm onSameNode(Map<String, String> pods) {
        var term = new PodAffinityTerm();
        term.setLabelSelector(new LabelSelector(List.of(), pods));
        term.setTopologyKey(NodeLabels.HOSTNAME);
        return term;
    }
}
