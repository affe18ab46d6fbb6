package dev.ecs2eks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.translate.fields.Effect;
import dev.ecs2eks.translate.fields.FieldEntry;
import dev.ecs2eks.translate.fields.FieldMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promise of the product (design §4): changes each member of rich services in turn and holds what happens against the
 * field map. A mapped member changes what is written, an approximated or reported one gives a finding, a kept or
 * informational one does neither.
 */
class MutationTest {

    /** By these names others refer to a thing: changed on one side only, the reference breaks, and a finding says so. */
    private static final Set<String> JOINS = Set.of(
            "CapacityProvider.name",
            "Service.taskDefinition",
            "TaskSet.taskDefinition",
            "sd:Namespace.Arn",
            "sd:InstanceSummary.Attributes",
            "sm:DescribeSecretResponse.VersionIdsToStages",
            "iam:GetOpenIdConnectProviderResponse.Url",
            "ec2:Subnet.VpcId");

    /** Members that write nothing, and are repeated by the finding at the structure they are in. */
    private static final Set<String> TOLD_ABOVE = Set.of("Ulimit.name", "Ulimit.softLimit", "Ulimit.hardLimit");

    private static final Map<String, List<Occurrence>> OCCURRENCES = Occurrence.inRichBundles();

    static Stream<String> mapped() {
        return keys(effect -> effect == Effect.MAPPED);
    }

    static Stream<String> withWords() {
        return keys(Effect::needsWords);
    }

    static Stream<String> quiet() {
        return keys(effect -> !effect.needsWords() && effect != Effect.MAPPED)
                .filter(key -> !JOINS.contains(key) && !TOLD_ABOVE.contains(key));
    }

    /** Keys of single values, {@code TaskDefinition.networkMode=host}. */
    static Stream<String> values() {
        var members = SnapshotShapes.memberKeys();
        return FieldMap.compiled().entries().stream()
                .filter(entry -> entry.key().indexOf('=') > 0 && members.contains(entry.code()))
                .map(FieldEntry::key);
    }

    @Test
    void every_member_stands_somewhere_in_a_rich_bundle() {
        assertThat(SnapshotShapes.memberKeys())
                .filteredOn(key -> !OCCURRENCES.containsKey(key))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mapped")
    void a_mapped_member_changes_what_is_written(String key) {
        assertThat(occurrences(key)).anyMatch(MutationTest::changesWhatIsWritten);
    }

    @ParameterizedTest
    @MethodSource("withWords")
    void an_approximated_or_reported_member_gives_a_finding(String key) {
        assertThat(occurrences(key))
                .anyMatch(occurrence -> occurrence.isSpokenOf(occurrence.original())
                        || occurrence.otherValues().stream()
                                .filter(other -> occurrence.effectOf(other).needsWords())
                                .flatMap(other -> occurrence.with(other).stream())
                                .anyMatch(occurrence::isSpokenOf));
    }

    @ParameterizedTest
    @MethodSource("quiet")
    void a_kept_or_informational_member_changes_nothing(String key) {
        for (var occurrence : occurrences(key)) {
            if (occurrence.isQuiet()) {
                occurrence.otherValues().stream().filter(occurrence::isQuietAs).forEach(other -> occurrence
                        .with(other)
                        .ifPresent(plan -> assertUnchanged(occurrence, plan, occurrence + " = " + other)));
                if (!occurrence.isOnlyMember()) {
                    occurrence.without().ifPresent(plan -> assertUnchanged(occurrence, plan, occurrence + " dropped"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_single_value_has_the_effect_of_its_entry(String key) {
        var entry = FieldMap.compiled().entry(key).orElseThrow();
        var text = key.substring(key.indexOf('=') + 1);
        assertThat(occurrences(entry.code())).anyMatch(occurrence -> {
            var value = valued(occurrence, text);
            var plan = occurrence.with(value).orElseThrow();
            return switch (entry.effect()) {
                case MAPPED ->
                    Stream.concat(
                                    occurrence.without().stream(),
                                    OtherValues.of(occurrence.place().member(), value).stream()
                                            .flatMap(other -> occurrence.with(other).stream()))
                            .anyMatch(other -> !sameObjects(plan, other));
                case APPROXIMATED, REPORTED -> occurrence.isSpokenOf(plan);
                case KEPT, INFORMATIONAL ->
                    plan.findings().stream()
                            .noneMatch(finding -> finding.code().equals(entry.code())
                                    && finding.field().equals(occurrence.place().pointer()));
            };
        });
    }

    /** Members of newer APIs: in the field map, not in the SDK. */
    static Stream<String> newer() {
        var members = SnapshotShapes.memberKeys();
        var shapes = members.stream().map(MutationTest::shapeOf).collect(Collectors.toSet());
        return FieldMap.compiled().entries().stream()
                .map(FieldEntry::key)
                .filter(key -> key.indexOf('.') > 0 && key.indexOf('=') < 0)
                .filter(key -> !members.contains(key) && shapes.contains(shapeOf(key)));
    }

    @ParameterizedTest
    @MethodSource("newer")
    void a_member_that_the_sdk_lacks_is_named(String key) {
        var name = key.substring(key.indexOf('.') + 1);
        var occurrence = OCCURRENCES.entrySet().stream()
                .filter(entry -> shapeOf(entry.getKey()).equals(shapeOf(key)))
                .map(entry -> entry.getValue().get(0))
                .findFirst()
                .orElseThrow();
        var pointer = occurrence.place().object() + "/" + name;
        assertThat(occurrence
                        .beside(name, JsonNodeFactory.instance.textNode("x"))
                        .findings())
                .anyMatch(finding -> finding.code().equals("unknown-field")
                        && finding.field().equals(pointer));
    }

    private static String shapeOf(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static JsonNode valued(Occurrence occurrence, String text) {
        var nodes = JsonNodeFactory.instance;
        var scalar =
                switch (occurrence.place().member().field().marshallingType().getKnownType()) {
                    case INTEGER -> nodes.numberNode(Integer.parseInt(text));
                    case DOUBLE, FLOAT -> nodes.numberNode(Double.parseDouble(text));
                    case BOOLEAN -> nodes.booleanNode(Boolean.parseBoolean(text));
                    default -> nodes.textNode(text.equals("(name)") ? "somebody" : text);
                };
        return occurrence.value().isArray() ? nodes.arrayNode().add(scalar) : scalar;
    }

    private static boolean changesWhatIsWritten(Occurrence occurrence) {
        return Stream.concat(
                        occurrence.otherValues().stream().flatMap(other -> occurrence.with(other).stream()),
                        occurrence.without().stream())
                .anyMatch(plan -> !sameObjects(occurrence.original(), plan));
    }

    private static boolean sameObjects(Plan left, Plan right) {
        return left.manifests().equals(right.manifests()) && left.awsChanges().equals(right.awsChanges());
    }

    private static void assertUnchanged(Occurrence occurrence, Plan plan, String mutant) {
        var before = occurrence.original();
        assertThat(plan.findings()).as(mutant).containsExactlyElementsOf(before.findings());
        assertThat(sameObjects(before, plan)).as(mutant + " changes no object").isTrue();
    }

    private static List<Occurrence> occurrences(String key) {
        return OCCURRENCES.getOrDefault(key, List.of());
    }

    private static Stream<String> keys(Predicate<Effect> wanted) {
        return SnapshotShapes.memberKeys().stream()
                .filter(key ->
                        wanted.test(FieldMap.compiled().entry(key).orElseThrow().effect()));
    }
}
