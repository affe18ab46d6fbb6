package dev.ecs2eks.cli.local;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationStatus.Condition;
import dev.ecs2eks.finding.Finding;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Migrations of one namespace, as a person with kubectl handles them. */
public final class Migrations {

    private static final String ACTOR = "ecs2eks-local";

    private final KubernetesClient client;
    private final String namespace;

    /** Where a migration has come to rest. */
    public enum Rest {
        /** The stage asked for is reached. */
        READY,
        /** A finding that nobody accepted forbids to go on. */
        BLOCKED,
        /** It cannot go on; its condition says why. */
        STALLED,
        /** Everything is applied, and the pods are not ready yet. */
        ROLLING_OUT,
        /** It was still under way when patience ended. */
        LATE
    }

    /**
     * A migration after the wait.
     *
     * @param sentence the message of the condition that says so
     */
    public record Rested(EcsMigration migration, Rest rest, String sentence) {}

    private Migrations(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** In a namespace that is made unless it is there. */
    public static Migrations in(KubernetesClient client, String namespace) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .fieldManager(ACTOR)
                .serverSideApply();
        return new Migrations(client, namespace);
    }

    /** In a new namespace whose name starts so. */
    static Migrations inNew(KubernetesClient client, String start) {
        var made = client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName(start)
                        .endMetadata()
                        .build())
                .create();
        return new Migrations(client, made.getMetadata().getName());
    }

    public String namespace() {
        return namespace;
    }

    /** Creates the migration, or asks an existing one for another stage. */
    public void ask(String name, Emulator.Seeded source, String stage) {
        ask(name, source, stage, List.of());
    }

    /** The same, with findings that are accepted for this reason. */
    void ask(String name, Emulator.Seeded source, String stage, List<Finding> accepted) {
        var from = Map.of("cluster", source.cluster(), "service", source.service(), "region", source.region());
        client.resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion(EcsMigration.GROUP + "/" + EcsMigration.VERSION)
                        .withKind("EcsMigration")
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToAdditionalProperties(
                                "spec", Map.of("source", from, "stage", stage, "acceptedFindings", rows(accepted)))
                        .build())
                .fieldManager(ACTOR)
                .serverSideApply();
    }

    private static List<Map<String, String>> rows(List<Finding> accepted) {
        return accepted.stream()
                .map(finding -> Map.of(
                        "code",
                        finding.code(),
                        "field",
                        finding.field(),
                        "reason",
                        finding.accepted().orElse("")))
                .toList();
    }

    /** Waits until the migration has nothing more to do for its present spec. */
    public Rested await(String name, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var seen = get(name);
            var rest = rest(seen);
            if (rest.isPresent()) {
                return rest.get();
            }
            if (System.nanoTime() > deadline) {
                return late(seen, patience);
            }
            pause();
        }
    }

    /** The object as the API server has it, whatever its kind. */
    public GenericKubernetesResource object(String apiVersion, String kind, String name) {
        return client.genericKubernetesResources(apiVersion, kind)
                .inNamespace(namespace)
                .withName(name)
                .require();
    }

    public EcsMigration get(String name) {
        return client.resources(EcsMigration.class)
                .inNamespace(namespace)
                .withName(name)
                .require();
    }

    /** Deletes the migration and, without waiting, the namespace. */
    public void delete(String name) {
        client.resources(EcsMigration.class)
                .inNamespace(namespace)
                .withName(name)
                .withTimeout(30, TimeUnit.SECONDS)
                .delete();
        client.namespaces().withName(namespace).delete();
    }

    private static Optional<Rested> rest(EcsMigration seen) {
        return condition(seen, "Ready", "True")
                .map(ready -> new Rested(seen, Rest.READY, ready.message()))
                .or(() -> condition(seen, "Deployable", "False")
                        .map(blocked -> new Rested(seen, Rest.BLOCKED, blocked.message())))
                .or(() -> condition(seen, "Stalled", "True")
                        .map(stalled -> new Rested(seen, Rest.STALLED, stalled.message())));
    }

    private static Rested late(EcsMigration seen, Duration patience) {
        return condition(seen, "Reconciling", "True")
                .filter(underWay -> underWay.reason().equals("RollingOut"))
                .map(waiting -> new Rested(seen, Rest.ROLLING_OUT, waiting.message()))
                .orElseGet(() -> new Rested(
                        seen,
                        Rest.LATE,
                        "No end after " + patience.toSeconds() + " s. "
                                + condition(seen, "Ready", "False")
                                        .map(Condition::message)
                                        .orElse("")));
    }

    /** The condition, if it has this status for the present generation. */
    private static Optional<Condition> condition(EcsMigration seen, String type, String status) {
        var generation = seen.getMetadata().getGeneration();
        if (seen.getStatus() == null || !generation.equals(seen.getStatus().observedGeneration())) {
            return Optional.empty();
        }
        return Stream.ofNullable(seen.getStatus().conditions())
                .flatMap(List::stream)
                .filter(each -> each.type().equals(type) && each.status().equals(status))
                .filter(each -> generation.equals(each.observedGeneration()))
                .findFirst();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while waiting.", interrupted);
        }
    }
}
