package dev.ecs2eks.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.testing.ClusterUser;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A person's migration of the usual service, called {@code checkout}, and the objects around it. */
final class Migration {

    private static final String NAME = "checkout";

    private final ClusterUser user;

    private Migration(ClusterUser user) {
        this.user = user;
    }

    /** Asks for a stage; more of the spec may follow, as YAML in one line. */
    static Migration ask(ClusterUser user, String stage, String... more) {
        user.apply(
                """
                apiVersion: ecs2eks.dev/v1alpha1
                kind: EcsMigration
                metadata: {name: checkout}
                spec: {source: {cluster: prod, service: checkout}, stage: %s%s}
                """
                        .formatted(stage, more.length == 0 ? "" : ", " + String.join(", ", more)));
        return new Migration(user);
    }

    /** Waits until this condition has this status and reason for what was asked last. */
    JsonNode await(String type, String status, String reason) {
        eventually(() -> {
            var condition = condition(type);
            if (!status.equals(condition.path("status").asText())
                    || !reason.equals(condition.path("reason").asText())
                    || condition.path("observedGeneration").asLong()
                            != now().at("/metadata/generation").asLong()) {
                throw new AssertionError(type + " is not " + status + " because of " + reason + ": "
                        + now().path("status").toPrettyString() + "\n" + workloads());
            }
        });
        return condition(type);
    }

    private String workloads() {
        return Serialization.asYaml(user.client()
                .apps()
                .deployments()
                .inNamespace(user.namespace())
                .list()
                .getItems());
    }

    JsonNode now() {
        return user.migration(NAME);
    }

    JsonNode status() {
        return now().path("status");
    }

    JsonNode condition(String type) {
        return StreamSupport.stream(status().path("conditions").spliterator(), false)
                .filter(it -> it.path("type").asText().equals(type))
                .findFirst()
                .orElseGet(() -> status().path("absent"));
    }

    void delete() {
        migration().delete();
    }

    void awaitGone() {
        eventually(() -> {
            var seen = migration().get();
            if (seen != null) {
                throw new AssertionError("still there: " + seen.getAdditionalProperties());
            }
        });
    }

    /** Resource versions of everything that the operator writes, by kind and name. */
    Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        everything()
                .forEach(
                        it -> versions.put(it.getKind() + "/" + it.getMetadata().getName(), managed(it)));
        versions.put(
                "EcsMigration/" + NAME, now().at("/metadata/resourceVersion").asText());
        return versions;
    }

    /** Everything of this namespace that carries our label. */
    List<HasMetadata> everything() {
        var client = user.client();
        var namespace = user.namespace();
        var label = "ecs2eks.dev/migration";
        return Stream.of(
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems(),
                        client.services()
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems(),
                        client.serviceAccounts()
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems(),
                        client.configMaps()
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems(),
                        client.autoscaling()
                                .v2()
                                .horizontalPodAutoscalers()
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems(),
                        client.policy()
                                .v1()
                                .podDisruptionBudget()
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems(),
                        client.genericKubernetesResources("external-secrets.io/v1", "ExternalSecret")
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems(),
                        client.genericKubernetesResources("external-secrets.io/v1", "SecretStore")
                                .inNamespace(namespace)
                                .withLabel(label)
                                .list()
                                .getItems())
                .<HasMetadata>flatMap(List::stream)
                .toList();
    }

    /** Reasons of the events about it. */
    List<Event> events() {
        return user.client().v1().events().inNamespace(user.namespace()).list().getItems().stream()
                .filter(it -> "EcsMigration".equals(it.getInvolvedObject().getKind()))
                .toList();
    }

    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(assertion);
    }

    /** What managers other than controllers last wrote, and when: a status of a controller is no write of ours. */
    private static String managed(HasMetadata object) {
        return object.getMetadata().getManagedFields().stream()
                .filter(it -> it.getManager().startsWith("ecs2eks"))
                .map(it -> it.getManager() + "@" + it.getTime())
                .sorted()
                .toList()
                .toString();
    }

    private Resource<GenericKubernetesResource> migration() {
        return user.client()
                .genericKubernetesResources("ecs2eks.dev/v1alpha1", "EcsMigration")
                .inNamespace(user.namespace())
                .withName(NAME);
    }
}
