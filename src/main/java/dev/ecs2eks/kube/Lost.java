package dev.ecs2eks.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What became of the fields that were sent, by what came back; what was added meanwhile (defaults) is no matter. */
record Lost(List<String> dropped, List<String> changed) {

    static Lost between(JsonNode sent, JsonNode returned) {
        var lost = new Lost(new ArrayList<>(), new ArrayList<>());
        lost.compare("", sent, returned);
        return lost;
    }

    private void compare(String path, JsonNode sent, JsonNode returned) {
        if (sent.isNull() || sent.isContainerNode() && sent.isEmpty()) {
            return;
        }
        if (returned.isMissingNode() || returned.isNull()) {
            dropped.add(path);
        } else if (sent.isObject()) {
            for (Map.Entry<String, JsonNode> member : sent.properties()) {
                compare(path + "." + member.getKey(), member.getValue(), returned.path(member.getKey()));
            }
        } else if (sent.isArray()) {
            for (int i = 0; i < sent.size(); i++) {
                compare(path + "[" + label(sent.get(i), i) + "]", sent.get(i), counterpart(sent.get(i), i, returned));
            }
        } else if (!same(sent, returned)) {
            changed.add(path);
        }
    }

    private static String label(JsonNode element, int index) {
        return element.path("name").asText(Integer.toString(index));
    }

    private static JsonNode counterpart(JsonNode element, int index, JsonNode returned) {
        if (!element.has("name")) {
            return returned.path(index);
        }
        return StreamSupport.stream(returned.spliterator(), false)
                .filter(it -> it.path("name").equals(element.get("name")))
                .findFirst()
                .orElse(returned.path(-1));
    }

    /** {@code 1024Mi} comes back as {@code 1Gi}. */
    private static boolean same(JsonNode sent, JsonNode returned) {
        return sent.equals(returned) || sent.asText().equals(returned.asText()) || sameQuantity(sent, returned);
    }

    private static boolean sameQuantity(JsonNode sent, JsonNode returned) {
        try {
            return new Quantity(sent.asText())
                            .getNumericalAmount()
                            .compareTo(new Quantity(returned.asText()).getNumericalAmount())
                    == 0;
        } catch (IllegalArgumentException noQuantity) {
            return false;
        }
    }
}
