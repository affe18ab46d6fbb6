package dev.ecs2eks.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A person with every right and a namespace of its own, which goes away with the test. */
public final class ClusterUser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KubernetesClient client;
    private final String namespace;

    private ClusterUser(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    static ClusterUser in(KubernetesClient administrator) {
        var created = administrator
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("test-")
                        .endMetadata()
                        .build())
                .create();
        return new ClusterUser(administrator, created.getMetadata().getName());
    }

    public String namespace() {
        return namespace;
    }

    public KubernetesClient client() {
        return client;
    }

    /** Creates or replaces what the YAML documents say, in the own namespace. */
    public List<HasMetadata> apply(String manifests) {
        return client.load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .forceConflicts()
                .serverSideApply();
    }

    /** The migration as the API server has it now. */
    public JsonNode migration(String name) {
        return Serialization.jsonMapper()
                .valueToTree(migrations().withName(name).require());
    }

    /** Waits until a condition of a migration has this status, and gives the migration. */
    public JsonNode awaitCondition(String name, String type, String status) {
        try {
            return Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> migration(name), seen -> status.equals(conditionStatus(seen, type)));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    type + " of " + name + " never became " + status + "; its status is "
                            + migration(name).path("status").toPrettyString(),
                    late);
        }
    }

    /**
     * Deletes the migrations and the namespace. A finalizer that nobody serves (a test may have killed the operator) is
     * taken off; the namespace goes in its own time.
     */
    @Override
    public void close() {
        migrations().delete();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> migrations().list().getItems().isEmpty());
        } catch (ConditionTimeoutException unserved) {
            migrations().resources().forEach(ClusterUser::dropFinalizers);
        }
        client.namespaces().withName(namespace).delete();
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            migrations() {
        return client.genericKubernetesResources("ecs2eks.dev/v1alpha1", "EcsMigration")
                .inNamespace(namespace);
    }

    private static void dropFinalizers(Resource<GenericKubernetesResource> migration) {
        migration.edit(seen -> {
            seen.getMetadata().setFinalizers(List.of());
            return seen;
        });
    }

    private static String conditionStatus(JsonNode migration, String type) {
        return StreamSupport.stream(migration.path("status").path("conditions").spliterator(), false)
                .filter(condition -> type.equals(condition.path("type").asText()))
                .map(condition -> condition.path("status").asText())
                .findFirst()
                .orElse("absent");
    }
}
