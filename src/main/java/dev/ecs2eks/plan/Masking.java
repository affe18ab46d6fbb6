package dev.ecs2eks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/**
 * Hides the plaintext that looks like a secret wherever a plan is shown. Which it is, the translation says ({@code
 * suspicious-plaintext}); what is applied is never masked.
 */
public final class Masking {

    public static final String MASK = "(masked)";

    private static final String CODE = "suspicious-plaintext";

    /** A shorter value is hidden only where it stands alone: {@code 1} would be found in every number. */
    private static final int FOUND_INSIDE = 6;

    private static final Pattern PLACE =
            Pattern.compile("/taskDefinition/containerDefinitions/(\\d+)/(environment|command|entryPoint)/(\\d+).*");

    private final List<String> values;

    private Masking(List<String> values) {
        this.values = values;
    }

    /** Hides what these findings point to. */
    public static Masking of(EcsApplication application, List<Finding> findings) {
        return new Masking(findings.stream()
                .filter(finding -> finding.code().equals(CODE))
                .flatMap(finding -> value(application, finding.field()).stream())
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** Hides nothing. */
    public static Masking none() {
        return new Masking(List.of());
    }

    /** The text without any hidden value. */
    public String text(String text) {
        var masked = text;
        for (var value : values) {
            if (masked.equals(value)) {
                return MASK;
            }
            masked = value.length() < FOUND_INSIDE ? masked : masked.replace(value, MASK);
        }
        return masked;
    }

    /** The document with every text masked; names of members stay. */
    JsonNode document(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(document(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, document(array.get(i)));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(text(node.textValue()));
        }
        return node;
    }

    private static Optional<String> value(EcsApplication application, String pointer) {
        var place = PLACE.matcher(pointer);
        if (!place.matches()) {
            return Optional.empty();
        }
        var index = Integer.parseInt(place.group(3));
        return at(application.taskDefinition().containerDefinitions(), Integer.parseInt(place.group(1)))
                .flatMap(container -> value(container, place.group(2), index));
    }

    private static Optional<String> value(ContainerDefinition container, String member, int index) {
        return switch (member) {
            case "environment" -> at(container.environment(), index).map(pair -> pair.value());
            case "command" -> at(container.command(), index);
            default -> at(container.entryPoint(), index);
        };
    }

    private static <T> Optional<T> at(List<T> list, int index) {
        return index < list.size() ? Optional.ofNullable(list.get(index)) : Optional.empty();
    }
}
