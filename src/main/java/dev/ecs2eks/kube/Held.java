package dev.ecs2eks.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every field of a manifest is still held by the manager that applied it. The API server takes a field away from
 * its manager when somebody else changes it, so a field not held is a field that drifted, however either spelled it
 * ({@code 500m} or {@code 0.5}).
 */
final class Held {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The API server holds none of these for a manager. */
    private static final Set<String> NOT_TRACKED = Set.of("apiVersion", "kind");

    private static final Set<String> NOT_TRACKED_METADATA = Set.of("name", "namespace");

    private Held() {}

    /** Compares the manifest with the manager's fields in the form {@code FieldsV1}. */
    static boolean all(JsonNode manifest, Map<String, Object> fields) {
        return manifest.properties().stream()
                .filter(member -> !NOT_TRACKED.contains(member.getKey()))
                .allMatch(member -> member.getKey().equals("metadata")
                        ? metadata(member.getValue(), fields)
                        : member(member.getKey(), member.getValue(), fields));
    }

    private static boolean metadata(JsonNode metadata, Map<String, Object> fields) {
        var held = child(fields, "f:metadata").orElse(Map.of());
        return metadata.properties().stream()
                .filter(member -> !NOT_TRACKED_METADATA.contains(member.getKey()))
                .allMatch(member -> member(member.getKey(), member.getValue(), held));
    }

    private static boolean member(String name, JsonNode value, Map<String, Object> fields) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || child(fields, "f:" + name).filter(held -> value(value, held)).isPresent();
    }

    private static boolean value(JsonNode value, Map<String, Object> held) {
        if (held.isEmpty() || held.keySet().equals(Set.of("."))) {
            return true; // held as a whole
        }
        if (value.isObject()) {
            return value.properties().stream().allMatch(member -> member(member.getKey(), member.getValue(), held));
        }
        return !value.isArray() || elements(value, held);
    }

    private static boolean elements(JsonNode list, Map<String, Object> held) {
        for (var element : list) {
            var found = held.entrySet().stream()
                    .filter(entry -> isElement(entry.getKey(), element))
                    .findFirst();
            if (found.isEmpty()
                    || element.isObject() && !value(element, asMap(found.get().getValue()))) {
                return false;
            }
        }
        return true;
    }

    /** {@code k:{"name":"app"}} for lists with keys, {@code v:"text"} for sets; keys may be defaults the manifest lacks. */
    private static boolean isElement(String key, JsonNode element) {
        if (key.startsWith("v:")) {
            return element.equals(json(key.substring(2)));
        }
        return key.startsWith("k:")
                && json(key.substring(2)).properties().stream()
                        .allMatch(part -> !element.has(part.getKey())
                                || element.get(part.getKey()).equals(part.getValue()));
    }

    private static Optional<Map<String, Object>> child(Map<String, Object> fields, String name) {
        return fields.containsKey(name) ? Optional.of(asMap(fields.get(name))) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the API server writes keys of lists as JSON", e);
        }
    }

    /** As a tree, for comparing. */
    static JsonNode tree(Object manifest) {
        return JSON.valueToTree(manifest);
    }
}
