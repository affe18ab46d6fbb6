package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan that is read back is the one that was stored, to the letter; or there is none. */
class PlanReaderTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final EcsApplication SERVICE = service(PASSWORD);
    private static final Plan PLAN = Planner.plan(SERVICE, Target.byDefault(), Options.none(), List.of());

    @Test
    void what_was_hidden_is_put_back_from_the_service() {
        var stored = stored(PLAN);
        assertThat(stored.toString()).doesNotContain(PASSWORD).contains("(masked: /taskDefinition/");
        assertThat(read(stored, SERVICE))
                .hasValueSatisfying(plan -> assertThat(deployment(plan)).contains(PASSWORD));
    }

    @Test
    void with_another_value_it_is_another_plan_and_never_applied_masked() {
        assertThat(read(stored(PLAN), service("another-horse-battery"))).isEmpty();
        assertThat(read(stored(PLAN), Applications.with(Applications.service())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nginx, somebody/else", "kind: Deployment, kind: DaemonSet", "apiVersion, nothing", "spec:, '['"})
    void a_plan_that_somebody_changed_is_none(String text, String other) {
        var changed = stored(PLAN).stream()
                .map(content -> {
                    var copy = new LinkedHashMap<>(content);
                    copy.replaceAll((name, document) -> document.replace(text, other));
                    return (Map<String, String>) copy;
                })
                .toList();
        assertThat(read(changed, SERVICE)).isEmpty();
    }

    @Test
    void a_plan_with_a_document_less_is_none() {
        var less = new LinkedHashMap<>(stored(PLAN).get(0));
        less.keySet().removeIf(name -> name.startsWith("001-"));
        assertThat(read(List.of(less), SERVICE)).isEmpty();
    }

    @Test
    void its_findings_come_with_it() {
        assertThat(read(stored(PLAN), SERVICE)).map(Plan::findings).contains(PLAN.findings());
    }

    @Test
    void documents_that_were_split_are_joined_in_their_order() {
        var manifests = IntStream.rangeClosed(1, 12)
                .<HasMetadata>mapToObj(PlanReaderTest::large)
                .toList();
        var digest = PlanDigest.of(manifests, List.of()).text();
        var plan = new Plan(manifests, List.of(), List.of(), digest);
        assertThat(stored(plan)).hasSizeGreaterThan(12);
        assertThat(PlanReader.read(StoredDocuments.of(stored(plan)), SERVICE, digest))
                .map(Plan::manifests)
                .contains(manifests);
    }

    private static Optional<Plan> read(List<Map<String, String>> contents, EcsApplication application) {
        return PlanReader.read(StoredDocuments.of(contents), application, PLAN.digest());
    }

    private static List<Map<String, String>> stored(Plan plan) {
        var masking = Masking.of(SERVICE, plan.findings());
        var key = new PlanKey("", "", "", "");
        return PlanStore.configMaps(plan, "", key, masking, "checkout", PlanStore.Slot.CURRENT).stream()
                .map(ConfigMap::getData)
                .toList();
    }

    private static EcsApplication service(String password) {
        return Applications.with(Applications.service(), Applications.container("DB_PASSWORD", password));
    }

    private static String deployment(Plan plan) {
        return plan.manifests().stream()
                .filter(Deployment.class::isInstance)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static HasMetadata large(int number) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("m" + number)
                .endMetadata()
                .addToData("value", (number + "äöü€").repeat(60_000))
                .build();
    }
}
