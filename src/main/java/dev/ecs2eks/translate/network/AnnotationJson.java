package dev.ecs2eks.translate.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Structures of Elastic Load Balancing as the Load Balancer Controller's annotations have them: the same members, each
 * with a small first letter.
 */
final class AnnotationJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnnotationJson() {}

    /** The members that are set, in the order of the API. */
    static Map<String, Object> members(SdkPojo pojo) {
        var members = new LinkedHashMap<String, Object>();
        for (var field : pojo.sdkFields()) {
            var value = written(field.getValueOrDefault(pojo));
            if (value != null) {
                members.put(small(field.memberName()), value);
            }
        }
        return members;
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and strings can always be written as JSON", e);
        }
    }

    /** Empty lists and structures count as absent (G7). */
    private static @Nullable Object written(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            var members = members(pojo);
            return members.isEmpty() ? null : members;
        }
        if (value instanceof List<?> list) {
            var items = list.stream()
                    .map(AnnotationJson::written)
                    .filter(Objects::nonNull)
                    .toList();
            return items.isEmpty() ? null : items;
        }
        return value instanceof Map<?, ?> map && map.isEmpty() ? null : value;
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
