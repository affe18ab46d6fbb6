package dev.ecs2eks.translate.placement;

import dev.ecs2eks.translate.placement.Condition.Comparison;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Attributes of ECS instances as labels of nodes (mapping §4.7). */
final class NodeLabels {

    static final String OS = "kubernetes.io/os";
    static final String ARCH = "kubernetes.io/arch";
    static final String ZONE = "topology.kubernetes.io/zone";
    static final String HOSTNAME = "kubernetes.io/hostname";
    static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";
    static final String WINDOWS_BUILD = "node.kubernetes.io/windows-build";

    /** Every EKS node has these. */
    private static final List<String> ALWAYS_THERE = List.of(OS, ARCH, ZONE, HOSTNAME, INSTANCE_TYPE);

    private static final Map<String, String> OF_ATTRIBUTES = Map.of(
            "ecs.instance-type", INSTANCE_TYPE,
            "ecs.availability-zone", ZONE,
            "ecs.cpu-architecture", ARCH,
            "ecs.os-type", OS,
            "ecs.os-family", WINDOWS_BUILD);

    private static final String ATTRIBUTE = "attribute:";
    private static final Pattern KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?");
    private static final Pattern FAMILY = Pattern.compile("([a-z0-9-]+)(?:\\\\?\\.)?\\.\\*");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,15}");

    private final Compute compute;

    NodeLabels(Compute compute) {
        this.compute = compute;
    }

    /** The label for an attribute by which ECS spreads; empty for one that cannot be a label. */
    static Optional<String> labelOf(String attribute) {
        var known = OF_ATTRIBUTES.get(attribute);
        if (known != null) {
            return Optional.of(known);
        }
        return attribute.startsWith("ecs.") || !KEY.matcher(attribute).matches()
                ? Optional.empty()
                : Optional.of(attribute);
    }

    /** Whether somebody must put the label on nodes before a pod can be scheduled. */
    static boolean mustBePut(String label) {
        return !ALWAYS_THERE.contains(label) && !label.equals(WINDOWS_BUILD) && !label.startsWith("eks.amazonaws.com/");
    }

    /** Empty for what no label says. */
    Optional<NodeSelectorRequirement> requirement(Comparison comparison) {
        if (!comparison.subject().startsWith(ATTRIBUTE)) {
            return Optional.empty();
        }
        var attribute = comparison.subject().substring(ATTRIBUTE.length());
        return labelOf(attribute).flatMap(label -> switch (comparison.operator()) {
            case EXISTS -> Optional.of(requirement(label, "Exists", List.of()));
            case NOT_EXISTS -> Optional.of(requirement(label, "DoesNotExist", List.of()));
            case EQUAL, IN, NOT_EQUAL, NOT_IN -> oneOf(attribute, label, comparison);
            case MATCHES, NOT_MATCHES -> family(attribute, comparison);
            case GREATER, AT_MOST, LESS, AT_LEAST -> number(label, comparison);
        });
    }

    private static Optional<NodeSelectorRequirement> oneOf(String attribute, String label, Comparison comparison) {
        var values = new ArrayList<String>();
        var key = label;
        for (var value : comparison.values()) {
            var translated = translated(attribute, value);
            if (!VALUE.matcher(translated).matches()) {
                return Optional.empty();
            }
            key = attribute.equals("ecs.os-family") && translated.equals("linux") ? OS : key;
            values.add(translated);
        }
        boolean mixed = key.equals(OS) && attribute.equals("ecs.os-family") && values.size() > 1;
        return mixed ? Optional.empty() : Optional.of(requirement(key, inOrNot(comparison), values));
    }

    /** The value of a label; an invalid one, where ECS's has no counterpart. */
    private static String translated(String attribute, String value) {
        return switch (attribute) {
            case "ecs.cpu-architecture" -> value.equalsIgnoreCase("x86_64") ? "amd64" : value.toLowerCase(Locale.ROOT);
            case "ecs.os-type" -> value.toLowerCase(Locale.ROOT);
            case "ecs.os-family" ->
                value.equalsIgnoreCase("LINUX")
                        ? "linux"
                        : NodePlatform.windowsBuild(value).orElse("");
            default -> value;
        };
    }

    private Optional<NodeSelectorRequirement> family(String attribute, Comparison comparison) {
        var matcher = FAMILY.matcher(comparison.values().get(0));
        if (!attribute.equals("ecs.instance-type") || !matcher.matches()) {
            return Optional.empty();
        }
        var label = compute == Compute.AUTO_MODE
                ? "eks.amazonaws.com/instance-family"
                : "karpenter.k8s.aws/instance-family";
        return Optional.of(requirement(label, inOrNot(comparison), List.of(matcher.group(1))));
    }

    private static Optional<NodeSelectorRequirement> number(String label, Comparison comparison) {
        var text = comparison.values().get(0);
        if (!INTEGER.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return Optional.of(
                switch (comparison.operator()) { // Gt and Lt leave the number itself out
                    case GREATER -> requirement(label, "Gt", List.of(String.valueOf(number)));
                    case AT_LEAST -> requirement(label, "Gt", List.of(String.valueOf(number - 1)));
                    case LESS -> requirement(label, "Lt", List.of(String.valueOf(number)));
                    default -> requirement(label, "Lt", List.of(String.valueOf(number + 1)));
                });
    }

    private static String inOrNot(Comparison comparison) {
        return comparison.operator().isNegative() ? "NotIn" : "In";
    }

    static NodeSelectorRequirement requirement(String label, String operator, List<String> values) {
        return new NodeSelectorRequirement(label, operator, values);
    }
}
