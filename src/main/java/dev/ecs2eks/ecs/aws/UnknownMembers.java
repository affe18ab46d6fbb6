package dev.ecs2eks.ecs.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.ecs.Oddity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Members of a JSON answer that the SDK's type has no field for (T01, mapping G8). */
final class UnknownMembers {

    private final List<Oddity> found = new ArrayList<>();

    private UnknownMembers() {}

    static List<Oddity> in(JsonNode json, List<SdkField<?>> fields) {
        var members = new UnknownMembers();
        members.walk(json, fields, "");
        return members.found;
    }

    private void walk(JsonNode json, List<SdkField<?>> fields, String pointer) {
        var known = fields.stream().collect(Collectors.toMap(SdkField::locationName, Function.identity()));
        for (var member : json.properties()) {
            var at = pointer + step(member.getKey());
            var field = known.get(member.getKey());
            if (field == null) {
                found.add(new Oddity(Oddity.Kind.UNKNOWN_MEMBER, at, member.getKey()));
            } else {
                descend(member.getValue(), field, at);
            }
        }
    }

    private void descend(JsonNode json, SdkField<?> field, String pointer) {
        var type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            walk(json, field.constructor().get().sdkFields(), pointer);
        } else if (type == MarshallingType.LIST) {
            var element = field.getTrait(ListTrait.class).memberFieldInfo();
            for (int i = 0; i < json.size(); i++) {
                descend(json.get(i), element, pointer + "/" + i);
            }
        } else if (type == MarshallingType.MAP) {
            var value = field.getTrait(MapTrait.class).valueFieldInfo();
            json.properties().forEach(entry -> descend(entry.getValue(), value, pointer + step(entry.getKey())));
        }
    }

    private static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
