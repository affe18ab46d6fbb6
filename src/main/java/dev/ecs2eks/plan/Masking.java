package dev.ecs2eks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/**
 * Hides the plaintext that looks like a secret wherever a plan is shown. Which it is, the translation says ({@code
 * suspicious-plaintext}); what is applied is never masked.
 */
public final class Masking {

    /** In sentences. */
    public static final String MASK = "(masked)";

    private static final String CODE = "suspicious-plaintext";

    /** A shorter value is hidden only where it stands alone: {@code 1} would be found in every number. */
    private static final int FOUND_INSIDE = 6;

    private static final Pattern PLACE =
            Pattern.compile("(/taskDefinition/containerDefinitions/(\\d+)/(environment|command|entryPoint)/(\\d+)).*");

    /** In documents: says where in the ECS service the value stands, so that who may read it there can put it back. */
    private static final Pattern MASK_OF_PLACE = Pattern.compile("\\(masked: (/taskDefinition/[A-Za-z0-9/]+)\\)");

    /** Where each value stands; the longest first. */
    private final Map<String, String> places;

    private final Optional<Pattern> inside;

    private Masking(Map<String, String> places) {
        this.places = places;
        var longEnough = places.keySet().stream()
                .filter(value -> value.length() >= FOUND_INSIDE)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.inside = longEnough.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(longEnough));
    }

    /** Hides what these findings point to. */
    public static Masking of(EcsApplication application, List<Finding> findings) {
        var places = new TreeMap<String, String>(
                Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (var finding : findings) {
            var place = PLACE.matcher(finding.field());
            if (finding.code().equals(CODE) && place.matches()) {
                value(application, finding.field())
                        .filter(value -> !value.isBlank())
                        .ifPresent(value -> places.putIfAbsent(value, place.group(1)));
            }
        }
        return new Masking(places);
    }

    /** Hides nothing. */
    public static Masking none() {
        return new Masking(Map.of());
    }

    /** The text without any hidden value. */
    public String text(String text) {
        return hidden(text, value -> MASK);
    }

    /** The document with every text masked; names of members stay. */
    JsonNode document(JsonNode node) {
        return Texts.changed(node, text -> hidden(text, value -> "(masked: " + places.get(value) + ")"));
    }

    /** A masked document with the values as the service has them now. */
    static JsonNode undone(JsonNode node, EcsApplication application) {
        return Texts.changed(node, text -> MASK_OF_PLACE
                .matcher(text)
                .replaceAll(mask -> Matcher.quoteReplacement(
                        value(application, mask.group(1)).orElse(mask.group()))));
    }

    private String hidden(String text, UnaryOperator<String> mask) {
        if (places.containsKey(text)) {
            return mask.apply(text);
        }
        return inside.map(pattern ->
                        pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mask.apply(found.group()))))
                .orElse(text);
    }

    private static Optional<String> value(EcsApplication application, String pointer) {
        var place = PLACE.matcher(pointer);
        if (!place.matches()) {
            return Optional.empty();
        }
        var index = Integer.parseInt(place.group(4));
        return at(application.taskDefinition().containerDefinitions(), Integer.parseInt(place.group(2)))
                .flatMap(container -> value(container, place.group(3), index));
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
