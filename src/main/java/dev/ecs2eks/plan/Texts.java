package dev.ecs2eks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/** Every text of a document; names of members are none. */
final class Texts {

    private Texts() {}

    /** The document, changed in place. */
    static JsonNode changed(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(changed(member.getValue(), change)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, changed(array.get(i), change));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(change.apply(node.textValue()));
        }
        return node;
    }
}
