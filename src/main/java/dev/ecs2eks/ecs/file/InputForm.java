package dev.ecs2eks.ecs.file;

import static dev.ecs2eks.ecs.BundleKey.SERVICE;
import static dev.ecs2eks.ecs.BundleKey.TAGS;
import static dev.ecs2eks.ecs.BundleKey.TASK_DEFINITION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.Oddity.Kind;
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

    /** What ECS said of services that it was asked for and did not describe. */
    static List<Oddity> failures(JsonNode document) {
        var failures = new ArrayList<Oddity>();
        if (document.path(SERVICES).isArray() && !document.has("containerDefinitions")) {
            document.path(FAILURES)
                    .forEach(failure -> failures.add(new Oddity(Kind.NOT_DESCRIBED, "", failure(failure))));
        }
        return failures;
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
        return object.path(FAILURES).isEmpty()
                ? "no service in it; describe one by its name"
                : "no service in it: ECS answered "
                        + failure(object.path(FAILURES).path(0)) + "; describe it by its name and cluster";
    }

    private static String failure(JsonNode failure) {
        return failure.path("reason").asText("with a failure") + " for "
                + failure.path("arn").asText("a service");
    }

    private static ObjectNode bundle() {
        return JsonNodeFactory.instance.objectNode();
    }
}
