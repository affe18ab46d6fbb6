package dev.ecs2eks.ecs.file;

import static dev.ecs2eks.ecs.BundleKey.SERVICE;
import static dev.ecs2eks.ecs.BundleKey.TAGS;
import static dev.ecs2eks.ecs.BundleKey.TASK_DEFINITION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings every form in which people have ECS services in files (contract: Input, Forms) into bundle form. */
final class InputForm {

    private static final String SERVICES = "services";
    private static final String FAILURES = "failures";

    private InputForm() {}

    /** The bundles a document stands for, at least one; more than one only for describe-services output. */
    static List<ObjectNode> bundles(JsonNode document) throws BadInput {
        if (!(document instanceof ObjectNode object)) {
            throw Scalar.wrongType(Place.ROOT, "an object (a bundle, a task definition or a service)", document);
        }
        if (object.has("containerDefinitions")) {
            return List.of(bareTaskDefinition(object));
        }
        if (object.path(SERVICES).isArray()) {
            return describedServices(object);
        }
        if (object.has("serviceName") && !object.path(TASK_DEFINITION).isObject()) {
            return List.of(bundle().set(SERVICE, object));
        }
        return List.of(object);
    }

    private static ObjectNode bareTaskDefinition(ObjectNode object) {
        var bundle = bundle();
        bundle.set(TASK_DEFINITION, object.deepCopy().without(TAGS));
        if (object.has(TAGS)) {
            bundle.set(TAGS, object.get(TAGS));
        }
        return bundle;
    }

    private static List<ObjectNode> describedServices(ObjectNode object) throws BadInput {
        var bundles = new ArrayList<ObjectNode>();
        for (var service : object.get(SERVICES)) {
            ObjectNode bundle = bundle().set(SERVICE, service);
            object.properties().stream()
                    .filter(member -> !Set.of(SERVICES, FAILURES).contains(member.getKey()))
                    .forEach(member -> bundle.set(member.getKey(), member.getValue()));
            bundles.add(bundle);
        }
        if (bundles.isEmpty()) {
            throw BadInput.at(Place.ROOT.member(SERVICES), nothingDescribed(object));
        }
        return bundles;
    }

    private static String nothingDescribed(ObjectNode object) {
        var failure = object.path(FAILURES).path(0);
        var reason = failure.path("reason").asText("");
        return reason.isEmpty()
                ? "no service in it; describe one by its name"
                : "no service in it: ECS answered " + reason + " for "
                        + failure.path("arn").asText("the service");
    }

    private static ObjectNode bundle() {
        return JsonNodeFactory.instance.objectNode();
    }
}
