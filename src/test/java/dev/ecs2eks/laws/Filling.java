package dev.ecs2eks.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.translate.fields.Effect;
import dev.ecs2eks.translate.fields.FieldEntry;
import dev.ecs2eks.translate.fields.Shape;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Sets every member that a bundle leaves out and that shapes no manifest, with a value of its type. */
final class Filling {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private Filling() {}

    static RichBundle of(RichBundle bundle) {
        var document = bundle.document().deepCopy();
        SnapshotShapes.forEachObject(
                bundle.document(),
                (pointer, object, shape) -> fill(pointer, (ObjectNode) document.at(pointer), shape, 0, false));
        return new RichBundle(bundle.name() + ", filled", document, bundle.wishes());
    }

    private static void fill(String pointer, ObjectNode object, SdkPojo shape, int depth, boolean everything) {
        for (var member : Shape.of(shape).members()) {
            var effect = member.entry().effect();
            if (!object.has(member.name()) && (everything || isHarmless(pointer, effect))) {
                var value = value(pointer, member.field(), member, depth, everything || !effect.isWalkedInto());
                if (value != null) {
                    object.set(member.name(), value);
                }
            }
        }
    }

    /** A second kind of storage would turn a volume into another one. */
    private static boolean isHarmless(String pointer, Effect effect) {
        return effect != Effect.MAPPED && (effect != Effect.APPROXIMATED || !pointer.startsWith("/taskDefinition"));
    }

    /** Null where nothing sensible can be made up. */
    private static JsonNode value(
            String pointer, SdkField<?> field, Shape.Member member, int depth, boolean everything) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> NODES.textNode(member.enumValues().isEmpty() ? "text" : plainest(member));
            case INTEGER, LONG, SHORT, BYTE -> NODES.numberNode(7);
            case DOUBLE, FLOAT, BIG_DECIMAL -> NODES.numberNode(0.5);
            case BOOLEAN -> NODES.booleanNode(true);
            case INSTANT -> NODES.textNode("2026-01-02T03:04:05Z");
            case DOCUMENT -> NODES.objectNode().put("key", "text");
            case LIST -> {
                var element =
                        value(pointer, field.getTrait(ListTrait.class).memberFieldInfo(), member, depth, everything);
                yield element == null ? null : NODES.arrayNode().add(element);
            }
            case MAP -> {
                var entry = value(pointer, field.getTrait(MapTrait.class).valueFieldInfo(), member, depth, everything);
                yield entry == null ? null : NODES.objectNode().set("key", entry);
            }
            case SDK_POJO -> structure(pointer, field, depth, everything);
            default -> null;
        };
    }

    private static JsonNode structure(String pointer, SdkField<?> field, int depth, boolean everything) {
        if (depth == DEEPEST) {
            return null;
        }
        var object = NODES.objectNode();
        fill(pointer, object, SnapshotShapes.inner(field), depth + 1, everything);
        return object.isEmpty() ? null : object;
    }

    /** A value that has no entry of its own, if there is one. */
    private static String plainest(Shape.Member member) {
        var special = member.values().values().stream().map(FieldEntry::key).toList();
        return member.enumValues().stream()
                .sorted()
                .filter(value -> !special.contains(member.key() + "=" + value))
                .findFirst()
                .orElseGet(() -> Set.copyOf(member.enumValues()).stream()
                        .sorted()
                        .findFirst()
                        .orElseThrow());
    }
}
