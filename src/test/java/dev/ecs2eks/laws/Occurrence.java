package dev.ecs2eks.laws;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.laws.SnapshotShapes.Place;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.translate.fields.Effect;
import dev.ecs2eks.translate.fields.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A member that is set in a rich bundle.
 *
 * @param original what comes of the bundle as it is
 */
record Occurrence(RichBundle bundle, Place place, Plan original) {

    private static final Set<String> DEFAULTS = Set.of("", "0", "false", "DISABLED", "NONE", "LATEST");

    /** By key. What is made up counts only where no bundle has the member at that path. */
    static Map<String, List<Occurrence>> inRichBundles() {
        var found = new TreeMap<String, List<Occurrence>>();
        var paths = new HashSet<String>();
        for (var bundle : RichBundle.all()) {
            add(bundle, found, Set.of(), paths);
        }
        for (var bundle : RichBundle.all()) {
            add(Filling.of(bundle), found, paths, paths);
        }
        return found;
    }

    private static void add(
            RichBundle bundle, Map<String, List<Occurrence>> found, Set<String> known, Set<String> paths) {
        var original = bundle.plan(bundle.document()).orElseThrow();
        SnapshotShapes.walk(bundle.document(), place -> {
            var path = place.pointer().replaceAll("/\\d+", "/*");
            if (!bundle.value(place).isMissingNode() && !known.contains(path)) {
                found.computeIfAbsent(place.member().key(), key -> new ArrayList<>())
                        .add(new Occurrence(bundle, place, original));
                paths.add(path);
            }
        });
    }

    JsonNode value() {
        return bundle.value(place);
    }

    List<JsonNode> otherValues() {
        return OtherValues.of(place.member(), value());
    }

    /** Empty where nothing can be planned from it. */
    Optional<Plan> with(JsonNode value) {
        return bundle.plan(bundle.with(place, value));
    }

    Optional<Plan> without() {
        return bundle.plan(bundle.with(place, null));
    }

    /** The bundle with one more member in the object. */
    Plan beside(String name, JsonNode value) {
        var copy = bundle.document().deepCopy();
        ((ObjectNode) copy.at(JsonPointer.compile(place.object()))).set(name, value);
        return bundle.plan(copy).orElseThrow();
    }

    boolean isSpokenOf(Plan plan) {
        return plan.findings().stream().anyMatch(finding -> RichBundle.speaksOf(finding, place.pointer()));
    }

    Effect effectOf(JsonNode value) {
        return place.member()
                .values()
                .getOrDefault(value.asText(), place.member().entry())
                .effect();
    }

    boolean isQuiet() {
        return isQuietAs(value());
    }

    /** A structure is as quiet as what is in it, a list as its elements. */
    boolean isQuietAs(JsonNode value) {
        var inner = SnapshotShapes.inner(place.member().field());
        if (inner != null && place.member().entry().effect() == Effect.KEPT) {
            return isQuiet(inner, new HashSet<>());
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).allMatch(element -> isQuiet(effectOf(element)))
                : isQuiet(effectOf(value));
    }

    /** Without it a structure would hold nothing but defaults, which is as good as absent. */
    boolean isOnlyMember() {
        return bundle.document().at(JsonPointer.compile(place.object())).properties().stream()
                .filter(member -> !member.getKey().equals(place.member().name()))
                .allMatch(member -> DEFAULTS.contains(member.getValue().asText("-")));
    }

    private static boolean isQuiet(SdkPojo shape, Set<Class<?>> seen) {
        return !seen.add(shape.getClass())
                || Shape.of(shape).members().stream()
                        .allMatch(member -> isQuiet(member.entry().effect())
                                && member.values().values().stream().allMatch(entry -> isQuiet(entry.effect()))
                                && (member.entry().effect() == Effect.INFORMATIONAL
                                        || SnapshotShapes.inner(member.field()) == null
                                        || isQuiet(SnapshotShapes.inner(member.field()), seen)));
    }

    private static boolean isQuiet(Effect effect) {
        return effect == Effect.KEPT || effect == Effect.INFORMATIONAL;
    }

    @Override
    public String toString() {
        return bundle + " " + place.pointer();
    }
}
