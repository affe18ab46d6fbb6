package dev.ecs2eks.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.translate.identity.AwsChange;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a plan back from where it is stored: exactly the plan that was stored, or none. Masked values are taken from the
 * service as it is; the digest proves that every one is the old one and that nobody changed a letter.
 */
public final class PlanReader {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> BUILT_IN =
            Set.of("", "apps", "autoscaling", "batch", "networking.k8s.io", "policy", "storage.k8s.io");

    private PlanReader() {}

    /**
     * The plan of these documents, empty unless it has this digest.
     *
     * @param application the service that it was made from, or a later one that has the same values
     * @param digest from where only this program can write: who may edit ConfigMaps must not choose what is applied
     */
    public static Optional<Plan> read(StoredDocuments documents, EcsApplication application, String digest) {
        try {
            var manifests = new ArrayList<HasMetadata>();
            for (var text : documents.manifests()) {
                manifests.add(manifest(Masking.undone(YAML.readTree(text), application)));
            }
            var awsChanges = awsChanges(documents, application);
            return PlanDigest.of(manifests, awsChanges).text().equals(digest)
                    ? Optional.of(new Plan(manifests, documents.findings(), awsChanges, digest))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    /** As the types that the translation uses: the digest depends on the order of their members. */
    private static HasMetadata manifest(JsonNode tree) throws JsonProcessingException {
        var apiVersion = tree.path("apiVersion").asText();
        var group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        if (!BUILT_IN.contains(group)) {
            return YAML.treeToValue(tree, GenericKubernetesResource.class);
        }
        if (YAML.treeToValue(tree, KubernetesResource.class) instanceof HasMetadata manifest) {
            return manifest;
        }
        throw new IllegalArgumentException("no object of Kubernetes");
    }

    private static List<AwsChange> awsChanges(StoredDocuments documents, EcsApplication application)
            throws JsonProcessingException {
        var text = documents.awsChanges();
        return text.isEmpty()
                ? List.of()
                : YAML.treeToValue(
                        Masking.undone(YAML.readTree(text.get()), application),
                        new TypeReference<List<AwsChange>>() {});
    }
}
