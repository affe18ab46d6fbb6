package dev.ecs2eks.ecs.file;

import static dev.ecs2eks.ecs.BundleKey.SERVICE;
import static dev.ecs2eks.ecs.BundleKey.TASK_DEFINITION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.file.BundleResult.Read;
import dev.ecs2eks.ecs.file.BundleResult.Refused;
import java.util.ArrayList;
import java.util.List;

/** Reads ECS services from the text of a file, in every form of the contract. Safe for use by several threads. */
public final class BundleReader {

    private final JsonDocument json = new JsonDocument();

    /**
     * The services of a file, at least one result. Never throws on input.
     *
     * @param source the file's name, for messages and results
     */
    public List<BundleResult> read(String source, byte[] content) {
        try {
            var document = json.read(content);
            var bundles = InputForm.bundles(document);
            var results = new ArrayList<BundleResult>();
            for (var bundle : bundles) {
                results.add(bundle(nameOf(source, bundle, bundles.size()), bundle, bundles.size() > 1));
            }
            return toldInTheFirst(InputForm.failures(document), results);
        } catch (BadInput e) {
            return List.of(new Refused(source, e.sentence()));
        }
    }

    /** DescribeServices says in the same answer which services it did not find (T03a). */
    private static List<BundleResult> toldInTheFirst(List<Oddity> failures, List<BundleResult> results) {
        if (!failures.isEmpty() && results.get(0) instanceof Read read) {
            results.set(0, new Read(read.source(), read.application().with(failures)));
        }
        return List.copyOf(results);
    }

    private BundleResult bundle(String source, ObjectNode bundle, boolean oneOfSeveral) {
        try {
            requireTaskDefinition(bundle, oneOfSeveral);
            return new Read(source, new BundleParts(bundle, new PolicyDocument(json)).application());
        } catch (BadInput e) {
            return new Refused(source, e.sentence());
        }
    }

    private static String nameOf(String source, ObjectNode bundle, int siblings) {
        var service = bundle.path(SERVICE).path("serviceName").asText("");
        return siblings == 1 || service.isEmpty() ? source : source + "#" + service;
    }

    private static void requireTaskDefinition(ObjectNode bundle, boolean oneOfSeveral) throws BadInput {
        var place = Place.ROOT.member(TASK_DEFINITION);
        var named = bundle.path(SERVICE).path(TASK_DEFINITION).asText("");
        var given = bundle.path(TASK_DEFINITION);
        if (given.isMissingNode() || given.isNull()) {
            throw BadInput.at(place, bundle.has(SERVICE) ? fetch(named) : "no task definition and no service in it");
        }
        var arn = given.path("taskDefinitionArn").asText("");
        if (oneOfSeveral && !named.isEmpty() && !arn.isEmpty() && !isSame(named, arn)) {
            throw BadInput.at(place, "belongs to another service; " + fetch(named));
        }
        if (given.isObject()
                && given.path("containerDefinitions").isEmpty()
                && (given.path("containerDefinitions").isArray()
                        || given.path("containerDefinitions").isMissingNode())) {
            throw BadInput.at(place.member("containerDefinitions"), "no container in it; a task has at least one");
        }
    }

    /** A service may name its task definition by ARN, by family and revision or by family. */
    private static boolean isSame(String named, String arn) {
        var full = arn.substring(arn.indexOf('/') + 1);
        var wanted = named.substring(named.indexOf('/') + 1);
        return wanted.equals(full) || full.startsWith(wanted + ":");
    }

    private static String fetch(String named) {
        return named.isEmpty()
                ? "the service has no task definition beside it; add it under the key taskDefinition"
                : "the service runs " + named + ", which is not in the file; add what aws ecs"
                        + " describe-task-definition --task-definition " + named + " --include TAGS prints";
    }
}
