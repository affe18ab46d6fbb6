package dev.ecs2eks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.file.BundleFiles;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.kube.Mark;
import dev.ecs2eks.plan.Masking;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanKey;
import dev.ecs2eks.plan.PlanReader;
import dev.ecs2eks.plan.PlanStore;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.plan.StoredDocuments;
import dev.ecs2eks.scenarios.Scenario;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a plan holds, it comes back from its ConfigMaps as it went in: it is what drift is repaired towards. */
class StoredPlanTest {

    static Stream<Arguments> plans() throws IOException {
        try (var rich = Files.list(Path.of("src/test/resources/rich"))) {
            var all = rich.sorted().map(StoredPlanTest::rich).toList();
            return Stream.concat(
                    all.stream(),
                    Scenario.all().map(it -> Arguments.of(it.folder().getFileName(), it.application(), it.plan())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void a_stored_plan_is_read_back_as_it_was(Object name, EcsApplication application, Plan plan) {
        var configMaps = PlanStore.configMaps(
                plan,
                "findings",
                new PlanKey("", "", "", ""),
                Masking.of(application, plan.findings()),
                "checkout",
                PlanStore.Slot.CURRENT);
        var stored =
                StoredDocuments.of(configMaps.stream().map(ConfigMap::getData).toList());

        assertThat(PlanReader.read(stored, application, plan.digest())).hasValueSatisfying(read -> {
            assertThat(read.findings()).isEqualTo(plan.findings());
            assertThat(read.awsChanges()).isEqualTo(plan.awsChanges());
            assertThat(applied(read)).isEqualTo(applied(plan));
        });
    }

    /** What reaches the API server. */
    private static List<GenericKubernetesResource> applied(Plan plan) {
        return plan.manifests().stream()
                .map(manifest -> Mark.on(manifest, "shop", "checkout"))
                .toList();
    }

    private static Arguments rich(Path file) {
        if (!(new BundleFiles().file(file).get(0) instanceof BundleResult.Read read)) {
            throw new IllegalStateException(file.toString());
        }
        var plan = Planner.plan(read.application(), Target.byDefault(), Options.none(), List.of());
        return Arguments.of(file.getFileName(), read.application(), plan);
    }
}
