package dev.ecs2eks.ecs.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.Oddity.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Reads any shape of any AWS service from JSON, driven by what the SDK says about its own members. What the SDK has no
 * place for is collected as oddities in document order; what cannot be understood ends the reading.
 */
final class ShapeReader {

    private final PolicyDocument policies;
    private final List<Oddity> oddities;

    ShapeReader(PolicyDocument policies, List<Oddity> oddities) {
        this.policies = policies;
        this.oddities = oddities;
    }

    <T extends SdkPojo> T read(JsonNode node, Supplier<? extends SdkBuilder<?, T>> shape, Place place) throws BadInput {
        return read(node, shape, place, Set.of());
    }

    /** Reads a shape in an object that may hold these members besides; they are left to the caller. */
    <T extends SdkPojo> T read(
            JsonNode node, Supplier<? extends SdkBuilder<?, T>> shape, Place place, Set<String> besides)
            throws BadInput {
        var builder = shape.get();
        // every builder of a shape is a SdkPojo; the SDK's types do not say so
        fill((SdkPojo) builder, object(node, place), place, besides);
        return builder.build();
    }

    /** Reads each element of a list. */
    <T extends SdkPojo> List<T> list(JsonNode node, Supplier<? extends SdkBuilder<?, T>> shape, Place place)
            throws BadInput {
        var shapes = new ArrayList<T>();
        for (int i = 0; i < array(node, place).size(); i++) {
            shapes.add(read(node.get(i), shape, place.element(i)));
        }
        return shapes;
    }

    void odd(Kind kind, Place place, String name) {
        oddities.add(new Oddity(kind, place.pointer(), name));
    }

    static JsonNode object(JsonNode node, Place place) throws BadInput {
        if (!node.isObject()) {
            throw Scalar.wrongType(place, "an object", node);
        }
        return node;
    }

    static JsonNode array(JsonNode node, Place place) throws BadInput {
        if (!node.isArray()) {
            throw Scalar.wrongType(place, "a list", node);
        }
        return node;
    }

    private void fill(SdkPojo builder, JsonNode object, Place place, Set<String> besides) throws BadInput {
        var fields = MemberNames.of(builder);
        for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext(); ) {
            var member = members.next();
            var name = member.getKey();
            if (member.getValue().isNull() || besides.contains(name)) {
                continue;
            }
            var field = fields.get(name);
            if (field == null) {
                odd(Kind.UNKNOWN_MEMBER, place.member(name), name);
                continue;
            }
            var value = value(member.getValue(), field, name, place.member(name));
            if (value.isPresent()) {
                field.set(builder, value.get());
            }
        }
    }

    /** Empty for a placeholder. */
    private Optional<Object> value(JsonNode node, SdkField<?> field, String name, Place place) throws BadInput {
        var type = field.marshallingType().getKnownType();
        if (Scalar.isPlaceholder(node, type, name)) {
            odd(Kind.PLACEHOLDER, place, node.textValue());
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case SDK_POJO -> pojo(node, field, place);
                    case LIST -> elements(node, field.getTrait(ListTrait.class).memberFieldInfo(), place);
                    case MAP -> entries(node, field.getTrait(MapTrait.class).valueFieldInfo(), place);
                    case DOCUMENT -> FreeForm.read(node);
                    case STRING ->
                        PolicyDocument.isIn(name) ? policies.read(node, place) : Scalar.read(node, type, name, place);
                    default -> Scalar.read(node, type, name, place);
                });
    }

    private Object pojo(JsonNode node, SdkField<?> field, Place place) throws BadInput {
        var builder = field.constructor().get();
        fill(builder, object(node, place), place, Set.of());
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private List<Object> elements(JsonNode node, SdkField<?> element, Place place) throws BadInput {
        var values = new ArrayList<>(array(node, place).size());
        for (int i = 0; i < node.size(); i++) {
            var value = value(node.get(i), element, "", place.element(i));
            if (value.isPresent()) {
                values.add(value.get());
            } else if (element.constructor() != null) {
                // an empty shape in the placeholder's stead: pointers count by the file's elements
                values.add(((SdkBuilder<?, ?>) element.constructor().get()).build());
            }
        }
        return values;
    }

    private Map<String, Object> entries(JsonNode node, SdkField<?> value, Place place) throws BadInput {
        var values = new LinkedHashMap<String, Object>();
        for (Iterator<Map.Entry<String, JsonNode>> members = object(node, place).fields(); members.hasNext(); ) {
            var member = members.next();
            if (!member.getValue().isNull()) {
                // values of options and labels are free text
                value(member.getValue(), value, "value", place.member(member.getKey()))
                        .ifPresent(read -> values.put(member.getKey(), read));
            }
        }
        return values;
    }
}
