package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Task;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.SituationBuilder;
import dev.ecs2eks.migrate.Step;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanStore.Slot;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in, the status stays within 8 KiB, and no object is lost over it. */
class StatusSizeTest {

    private static final List<String> AWFUL =
            List.of("a", "\"", "\\", "\u0001", "\n", "ä", "€", "語", "😀", "\ud83d", "long-name.", "{{ }}");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 200).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_input_makes_it_larger(int seed) {
        var random = new Random(seed);
        var situation = SituationBuilder.quiet()
                .inventory(objects(random.nextInt(301), random))
                .build();
        var sentence = text(random);
        var steps = List.of(
                new Step.Stop("SourceMalformed", sentence, Duration.ofMinutes(1)),
                new Step.Wait("SourceUnreachable", sentence, Duration.ofMinutes(1)),
                new Step.StorePlan(situation.planned().orElseThrow(), Slot.CURRENT));
        var outcomes = List.of(
                new Outcome.Rested(),
                new Outcome.Failed("WriteRefused", sentence, false, 1),
                new Outcome.Stored(plan(random), configMaps(random.nextInt(64))));

        var status = report(situation, steps.get(random.nextInt(3)), outcomes.get(random.nextInt(3)), random);

        assertThat(bytes(status)).isLessThanOrEqualTo(8 * 1024);
        assertThat(status.inventory()).isSubsetOf(situation.cluster().inventory());
        if (!situation.cluster().inventory().isEmpty()) {
            assertThat(status.objects())
                    .isEqualTo(situation.cluster().inventory().size());
        }
    }

    @Test
    void three_hundred_objects_and_the_longest_words_leave_room_for_what_only_the_list_knows() {
        var random = new Random(1);
        var unwatched = new InventoryEntry("snapshot.storage.k8s.io/v1", "VolumeSnapshot", "disk", "uid-301");
        var objects = Stream.concat(Stream.of(objects(300, random)), Stream.of(unwatched))
                .toArray(InventoryEntry[]::new);
        var situation = SituationBuilder.quiet().inventory(objects).build();
        var stop = new Step.Stop("BlockingFindings", "€".repeat(1000), Duration.ofMinutes(1));
        var longest = new Outcome.Stored(plan(random), configMaps(64));

        var status =
                report(situation, new Step.StorePlan(situation.planned().orElseThrow(), Slot.CURRENT), longest, random);
        assertThat(status.objects()).isEqualTo(301);
        assertThat(status.inventory()).contains(unwatched).hasSizeLessThan(301);

        var after = report(situation, stop, new Outcome.Rested(), random);
        assertThat(after.inventory())
                .as("as many as there is room for")
                .hasSizeGreaterThan(status.inventory().size());
    }

    @Test
    void what_fits_is_told_whole() {
        var situation = SituationBuilder.quiet()
                .inventory(IntStream.range(0, 30)
                        .mapToObj(it -> entry("checkout-" + it, it))
                        .toArray(InventoryEntry[]::new))
                .build();
        var status = report(
                situation, new Step.Done("Deployed", "", Duration.ofMinutes(1)), new Outcome.Rested(), new Random(1));
        assertThat(status.inventory()).isEqualTo(situation.cluster().inventory());
    }

    private static EcsMigrationStatus report(Situation situation, Step step, Outcome outcome, Random random) {
        var migration = situation.migration();
        var live = new LiveObjects(migration, null);
        var observed = new Observed(
                migration,
                situation.now(),
                situation.source(),
                Optional.of(application(text(random))),
                Target.byDefault(),
                live);
        return Report.of(situation, observed, step, outcome);
    }

    private static EcsApplication application(String arn) {
        var usual = Given.service("").subject().application();
        return new EcsApplication(
                new Task(
                        usual.taskDefinition().toBuilder()
                                .taskDefinitionArn(arn)
                                .build(),
                        List.of()),
                usual.service().map(it -> it.toBuilder().serviceArn(arn).build()),
                usual.scaling(),
                usual.traffic(),
                usual.identity(),
                usual.surroundings(),
                List.of());
    }

    private static Plan plan(Random random) {
        var findings = IntStream.range(0, 5 + random.nextInt(200))
                .mapToObj(it -> new Finding(
                        "no-health-check", Severity.BLOCKING, "/" + text(random), text(random), text(random)))
                .toList();
        return new Plan(List.of(), findings, List.of(), "sha256:" + "0".repeat(64));
    }

    private static List<String> configMaps(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(part -> Slot.CURRENT.configMap("m".repeat(52), part))
                .toList();
    }

    private static InventoryEntry[] objects(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(it -> entry("n".repeat(1 + random.nextInt(249)) + it, it))
                .toArray(InventoryEntry[]::new);
    }

    private static InventoryEntry entry(String name, int number) {
        var kind = number % 2 == 0 ? "ConfigMap" : "Service";
        return new InventoryEntry("v1", kind, name, "00000000-0000-0000-0000-%012d".formatted(number));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(2000), 0, AWFUL.size())
                .mapToObj(AWFUL::get)
                .collect(Collectors.joining());
    }

    private static int bytes(EcsMigrationStatus status) {
        try {
            return new ObjectMapper().writeValueAsBytes(status).length;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
