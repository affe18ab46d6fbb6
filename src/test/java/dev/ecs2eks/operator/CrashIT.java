package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.OperatorUnderTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SIGKILL at every state that can be seen from outside, then a restart: the end is the same as without. */
@OnCluster
class CrashIT {

    static Stream<Arguments> moments() {
        return Stream.of(
                moment(
                        "it was only noticed",
                        it -> it.now().at("/metadata/finalizers").size() > 0),
                moment("the plan is stored", it -> has(it, "ConfigMap")),
                moment("the plan is told", it -> it.status().at("/plan/digest").isTextual()),
                moment(
                        "Deploy is entered",
                        it -> it.status().path("stage").asText().equals("Deploy")),
                moment("the first object is there", it -> has(it, "ServiceAccount")),
                moment("the workload is there", it -> has(it, "Deployment")),
                moment("the last object is there", it -> has(it, "HorizontalPodAutoscaler")),
                moment("objects are listed", it -> it.status().path("inventory").size() > 0));
    }

    @ParameterizedTest(name = "killed when {0}")
    @MethodSource
    void moments(
            String when, Predicate<Migration> reached, ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        var migration = Migration.ask(user, "Deploy");

        soon(() -> reached.test(migration));
        operator.kill();
        operator.ensureRunning();

        migration.await("Ready", "True", "Deployed");
        assertThat(endState(migration, user)).isEqualTo(undisturbed(user, operator, aws, migration));
    }

    @Test
    void killed_while_it_removes_objects_it_removes_the_rest(
            ClusterUser user, OperatorUnderTest operator, Emulator aws) {
        aws.seed(EcsService.checkout().bundle());
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");
        var count = migration.everything().size();

        migration.delete();
        soon(() -> migration.everything().size() < count);
        operator.kill();
        operator.ensureRunning();

        migration.awaitGone();
        Migration.eventually(() -> assertThat(migration.everything()).isEmpty());
    }

    /** Names, contents, counts of findings and events: everything that must not depend on a crash. */
    private static Map<String, String> endState(Migration migration, ClusterUser user) {
        var state = new TreeMap<String, String>();
        for (HasMetadata object : migration.everything()) {
            var annotations = object.getMetadata().getAnnotations();
            var content = object.getKind().equals("ConfigMap")
                    ? annotations.get("ecs2eks.dev/plan-findings")
                    : annotations.get("ecs2eks.dev/applied");
            state.put(object.getKind() + "/" + object.getMetadata().getName(), content);
        }
        state.put("findings", migration.status().path("findings").toString());
        state.put("plan", migration.status().at("/plan/applied").asText());
        state.put(
                "inventory",
                Integer.toString(migration.status().path("inventory").size()));
        state.put("replicas", replicas(user));
        state.put(
                "told",
                Long.toString(migration.events().stream()
                        .filter(it -> it.getReason().equals("Deployed"))
                        .count()));
        return state;
    }

    /** The same migration once more, in the same namespace and without a crash. */
    private static Map<String, String> undisturbed(
            ClusterUser user, OperatorUnderTest operator, Emulator aws, Migration disturbed) {
        disturbed.delete();
        disturbed.awaitGone();
        Migration.eventually(() -> assertThat(disturbed.everything()).isEmpty());
        user.client().v1().events().inNamespace(user.namespace()).delete();
        var migration = Migration.ask(user, "Deploy");
        migration.await("Ready", "True", "Deployed");
        return endState(migration, user);
    }

    private static String replicas(ClusterUser user) {
        return user.client().apps().deployments().inNamespace(user.namespace()).list().getItems().stream()
                .map(it -> it.getSpec().getReplicas())
                .toList()
                .toString();
    }

    private static boolean has(Migration migration, String kind) {
        return migration.everything().stream().anyMatch(it -> it.getKind().equals(kind));
    }

    private static Arguments moment(String when, Predicate<Migration> reached) {
        return Arguments.of(when, reached);
    }

    private static void soon(Callable<Boolean> reached) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(reached);
    }
}
