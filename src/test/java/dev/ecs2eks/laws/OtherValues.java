package dev.ecs2eks.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.translate.fields.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Values of the same kind as one that a member has: what a careful person could have written there instead. */
final class OtherValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern LAST_DIGIT = Pattern.compile("(.*)(\\d)(\\D*)", Pattern.DOTALL);

    private OtherValues() {}

    static List<JsonNode> of(Shape.Member member, JsonNode value) {
        var others = new ArrayList<JsonNode>();
        if (!member.enumValues().isEmpty() && value.isTextual()) {
            member.enumValues().stream().sorted().map(NODES::textNode).forEach(others::add);
        } else if (!member.enumValues().isEmpty()) {
            member.enumValues().stream()
                    .sorted()
                    .map(other -> NODES.arrayNode().add(other))
                    .forEach(others::add);
        } else if (member.field().marshallingType().getKnownType() == MarshallingKnownType.INSTANT) {
            others.add(NODES.textNode("2031-02-03T04:05:06Z"));
        } else {
            others.addAll(of(value, SnapshotShapes.inner(member.field()) == null));
        }
        member.values().keySet().stream()
                .sorted()
                .filter(key -> value.isTextual() && !key.startsWith("("))
                .map(NODES::textNode)
                .forEach(others::add);
        others.removeIf(value::equals);
        return others;
    }

    /** Values in structures are members of their own, and change there. */
    private static List<JsonNode> of(JsonNode value, boolean inside) {
        return switch (value.getNodeType()) {
            case STRING -> texts(value.textValue());
            case NUMBER ->
                value.isIntegralNumber()
                        ? List.of(NODES.numberNode(value.longValue() + 1), NODES.numberNode(value.longValue() * 2 + 1))
                        : List.of(NODES.numberNode(value.doubleValue() + 1), NODES.numberNode(value.doubleValue() / 2));
            case BOOLEAN -> List.of(NODES.booleanNode(!value.booleanValue()));
            case ARRAY -> lists((ArrayNode) value, inside);
            case OBJECT -> maps((ObjectNode) value, inside);
            default -> List.of();
        };
    }

    private static List<JsonNode> texts(String text) {
        var others = new ArrayList<JsonNode>();
        if (NUMBER.matcher(text).matches()) {
            others.add(NODES.textNode(String.valueOf(Long.parseLong(text) * 2)));
            others.add(NODES.textNode(String.valueOf(Long.parseLong(text) + 1)));
            return others;
        }
        var digit = LAST_DIGIT.matcher(text);
        if (digit.matches()) {
            others.add(NODES.textNode(digit.group(1) + (Integer.parseInt(digit.group(2)) + 1) % 10 + digit.group(3)));
        }
        others.add(NODES.textNode(text + "x"));
        return others;
    }

    private static List<JsonNode> lists(ArrayNode list, boolean inside) {
        var others = new ArrayList<JsonNode>();
        for (int i = 0; i < list.size(); i++) {
            others.add(without(list, i));
            for (var element :
                    inside && list.get(i).isTextual() ? texts(list.get(i).textValue()) : List.<JsonNode>of()) {
                var copy = list.deepCopy();
                copy.set(i, element);
                others.add(copy);
            }
        }
        return others;
    }

    private static JsonNode without(ArrayNode list, int index) {
        var copy = list.deepCopy();
        copy.remove(index);
        return copy;
    }

    private static List<JsonNode> maps(ObjectNode map, boolean inside) {
        var others = new ArrayList<JsonNode>();
        for (var entry : map.properties()) {
            others.add(map.deepCopy().without(entry.getKey()));
            for (var value : inside && entry.getValue().isTextual()
                    ? texts(entry.getValue().textValue())
                    : List.<JsonNode>of()) {
                others.add(map.deepCopy().set(entry.getKey(), value));
            }
        }
        return others;
    }
}
