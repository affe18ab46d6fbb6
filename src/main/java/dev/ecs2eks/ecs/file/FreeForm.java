package dev.ecs2eks.ecs.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** JSON of no fixed shape, which AWS passes on as it is (the details of a deployment's lifecycle hook). */
final class FreeForm {

    private FreeForm() {}

    static Document read(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> Document.fromMap(members(node));
            case ARRAY -> Document.fromList(elements(node));
            case STRING -> Document.fromString(node.textValue());
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            case NUMBER -> Document.fromNumber(node.decimalValue());
            default -> Document.fromNull();
        };
    }

    private static Map<String, Document> members(JsonNode node) {
        var members = new LinkedHashMap<String, Document>();
        node.properties().forEach(member -> members.put(member.getKey(), read(member.getValue())));
        return members;
    }

    private static List<Document> elements(JsonNode node) {
        var elements = new ArrayList<Document>();
        node.forEach(element -> elements.add(read(element)));
        return elements;
    }
}
