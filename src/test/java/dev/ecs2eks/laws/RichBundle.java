package dev.ecs2eks.laws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.NetworkPolicySource;
import dev.ecs2eks.translate.subject.Target;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that uses many features at once, so that there is something to change. Several, since features exclude each
 * other, or are there only for who asks for them.
 */
record RichBundle(String name, ObjectNode document, Options wishes) {

    private static final Path FOLDER = Path.of("src/test/resources/rich");
    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
    private static final Map<String, Options> WISHES = Map.of(
            "security-groups-as-a-policy", Options.none().withNetworkPolicy(NetworkPolicySource.SECURITY_GROUPS));

    private static final BundleReader READER = new BundleReader();

    static List<RichBundle> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(RichBundle::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes out of a variant of it; empty when that is no service any more. */
    Optional<Plan> plan(ObjectNode variant) {
        return plan(variant, wishes);
    }

    /** What comes out where every add-on is present; empty when it is no service any more. */
    static Optional<Plan> plan(ObjectNode document, Options wishes) {
        try {
            var results = READER.read("rich", JSON.writeValueAsBytes(document));
            if (results.size() == 1 && results.get(0) instanceof BundleResult.Read read) {
                return Optional.of(Planner.plan(read.application(), target(document), wishes, List.of()));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy with the member of an object replaced, or dropped when the value is null. */
    ObjectNode with(SnapshotShapes.Place place, JsonNode value) {
        var copy = document.deepCopy();
        var object = (ObjectNode) copy.at(JsonPointer.compile(place.object()));
        if (value == null) {
            object.remove(place.member().name());
        } else {
            object.set(place.member().name(), value);
        }
        return copy;
    }

    JsonNode value(SnapshotShapes.Place place) {
        return document.at(JsonPointer.compile(place.object()))
                .path(place.member().name());
    }

    static boolean speaksOf(Finding finding, String pointer) {
        return finding.field().equals(pointer) || finding.field().startsWith(pointer + "/");
    }

    private static Target target(ObjectNode document) {
        var issuer = document.path("eks").path("identity").path("oidc").path("issuer");
        return new Target(
                Target.byDefault().kubernetesVersion(),
                Compute.EC2,
                EnumSet.allOf(Addon.class),
                Optional.ofNullable(issuer.textValue()),
                Optional.of("111122223333"),
                Optional.of("eu-west-1"),
                Optional.of("target"),
                false);
    }

    private static RichBundle read(Path file) {
        try {
            var name = file.getFileName().toString().replace(".json", "");
            var wishes = WISHES.getOrDefault(name, Options.none());
            return new RichBundle(name, (ObjectNode) JSON.readTree(file.toFile()), wishes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
