package dev.ecs2eks.laws;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.laws.SnapshotShapes.Place;
import dev.ecs2eks.translate.fields.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Services nobody would write: any member may hold any value of its type, or be absent. */
final class WildServices {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;

    /** The first ones are names that meet again as references: cycles come of them. */
    private static final List<String> TEXTS = List.of(
            "a",
            "b",
            "c",
            "a",
            "b",
            "",
            " ",
            "A_b",
            "a-",
            "-",
            "--x--",
            "1",
            "0",
            "-1",
            "007",
            "99999999999999999999",
            "1.5",
            "1 vCPU",
            "2 GB",
            "-3 GB",
            "1e9",
            "NaN",
            "80",
            "8080",
            "8080-8090",
            "9-1",
            "1-99999",
            "65536",
            "true",
            "null",
            "é",
            "ß",
            "İI",
            "ı",
            "٣",
            "日本",
            "🚀",
            "\u202e",
            "\u0000",
            "\t\n",
            "\"",
            "\\",
            "/",
            "//",
            "../..",
            "~",
            "~1",
            "a/b",
            "a:b",
            "a=b",
            "a,b",
            "$(A)",
            "$$",
            "$",
            "${X}",
            "{{x}}",
            "C:\\x",
            "/var/run/docker.sock",
            "\ud800",
            "root",
            "0:0",
            "1000:x",
            "NONE",
            "PRIMARY",
            "LATEST",
            "arn:",
            "arn:aws:iam::111122223333:role/a",
            "arn:aws:iam:::role//",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf:k:v:i",
            "arn:aws:ssm:eu-west-1:111122223333:parameter/a",
            "arn:aws:s3:::bucket/key.env",
            "arn:aws:ecs:eu-west-1:111122223333:service/c/a",
            "service/c/a",
            "traffic-port",
            "10.0.0.0/16",
            "2001:db8::/32",
            "-1",
            "udp",
            "attribute:ecs.os-type == linux and (",
            "not attribute:x in [a, b]",
            "cron(0 7 ? * MON-FRI *)",
            "rate(0 days)",
            "Mars/Olympus",
            "deregistration_delay.timeout_seconds",
            "registry/a@sha256:00",
            "a b c",
            "x".repeat(300),
            "日".repeat(100));

    private static final List<Integer> NUMBERS = List.of(
            0, 1, 1, 2, 3, 5, 30, 80, 100, 200, 512, 8080, 65535, 65536, -1, -30, Integer.MIN_VALUE, Integer.MAX_VALUE);

    private static final List<Double> FRACTIONS =
            List.of(0.0, 0.5, 1.0, 50.0, 99.9, 100.0, 1e-9, 1e18, 1e308, -1.0, -0.0);

    private static final List<RichBundle> RICH = RichBundle.all();

    private final Random random;

    private WildServices(Random random) {
        this.random = random;
    }

    /** Either all made up, or a rich one in which some members run wild. */
    static ObjectNode service(Random random) {
        var wild = new WildServices(random);
        return random.nextInt(3) == 0 ? wild.madeUp() : wild.spoilt(RICH.get(random.nextInt(RICH.size())));
    }

    /** The same members, in another order. */
    static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            var array = NODES.arrayNode();
            node.forEach(element -> array.add(shuffled(element, random)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        java.util.Collections.shuffle(names, random);
        var object = NODES.objectNode();
        names.forEach(name -> object.set(name, shuffled(node.get(name), random)));
        return object;
    }

    private ObjectNode madeUp() {
        var bundle = NODES.objectNode();
        var definition = structure(TaskDefinition.builder().build(), 0);
        if (definition.path("containerDefinitions").isEmpty()) {
            definition.putArray("containerDefinitions").addObject().put("name", text());
        }
        bundle.set("taskDefinition", definition);
        if (random.nextBoolean()) {
            bundle.set("service", structure(Service.builder().build(), 0));
        }
        return bundle;
    }

    private ObjectNode spoilt(RichBundle rich) {
        var bundle = rich.document().deepCopy();
        var places = new ArrayList<Place>();
        SnapshotShapes.walk(bundle, places::add);
        for (int i = random.nextInt(8); i >= 0; i--) {
            var place = places.get(random.nextInt(places.size()));
            var object = bundle.at(JsonPointer.compile(place.object()));
            if (object instanceof ObjectNode there && !isVital(place)) {
                set(there, place.member(), 0);
            }
        }
        return bundle;
    }

    /** Without a container there is nothing to plan. */
    private static boolean isVital(Place place) {
        return place.pointer().equals("/taskDefinition/containerDefinitions");
    }

    private ObjectNode structure(SdkPojo shape, int depth) {
        var object = NODES.objectNode();
        for (var member : Shape.of(shape).members()) {
            if (random.nextInt(3) == 0
                    || member.name().equals("containerDefinitions")
                    || member.name().equals("name")) {
                set(object, member, depth);
            }
        }
        return object;
    }

    private void set(ObjectNode object, Shape.Member member, int depth) {
        var value = value(member.field(), member, depth);
        if (value == null) {
            object.remove(member.name());
        } else {
            object.set(member.name(), value);
        }
    }

    private JsonNode value(SdkField<?> field, Shape.Member member, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> NODES.textNode(known(member));
            case INTEGER -> NODES.numberNode(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case LONG -> NODES.numberNode(random.nextBoolean() ? Long.MIN_VALUE : random.nextLong());
            case DOUBLE, FLOAT -> NODES.numberNode(FRACTIONS.get(random.nextInt(FRACTIONS.size())));
            case BOOLEAN -> NODES.booleanNode(random.nextBoolean());
            case INSTANT -> NODES.textNode("2026-01-02T03:04:05Z");
            case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo(), member, depth);
            case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo(), member, depth);
            case SDK_POJO -> depth == DEEPEST ? null : structure(SnapshotShapes.inner(field), depth + 1);
            default -> null;
        };
    }

    private JsonNode list(SdkField<?> element, Shape.Member member, int depth) {
        var list = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            var value = value(element, member, depth);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private JsonNode map(SdkField<?> entry, Shape.Member member, int depth) {
        var map = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            var value = value(entry, member, depth);
            if (value != null) {
                map.set(text(), value);
            }
        }
        return map;
    }

    private String known(Shape.Member member) {
        var known = List.copyOf(member.enumValues().stream().sorted().toList());
        return known.isEmpty() || random.nextInt(8) == 0 ? text() : known.get(random.nextInt(known.size()));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
