package dev.ecs2eks.cli.local;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.util.List;
import java.util.Optional;

/** What the API server says to manifests, unknown fields refused; nothing is created. */
public final class DryRun {

    private DryRun() {}

    /** The first refusal with the object's kind and name; empty when all are accepted. */
    public static Optional<String> refusal(
            KubernetesClient client, String namespace, List<GenericKubernetesResource> manifests) {
        return manifests.stream()
                .flatMap(each -> refusal(client, namespace, each).stream())
                .findFirst();
    }

    private static Optional<String> refusal(
            KubernetesClient client, String namespace, GenericKubernetesResource manifest) {
        try {
            client.genericKubernetesResources(manifest.getApiVersion(), manifest.getKind())
                    .inNamespace(namespace)
                    .resource(manifest)
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .fieldManager("ecs2eks-local")
                    .forceConflicts()
                    .serverSideApply();
            return Optional.empty();
        } catch (KubernetesClientException refused) {
            return Optional.of(manifest.getKind() + " " + manifest.getMetadata().getName() + ": " + said(refused));
        }
    }

    /** The API server's own words, without the client's. */
    static String said(KubernetesClientException refused) {
        var status = refused.getStatus();
        return String.valueOf(status == null ? refused.getMessage() : status.getMessage());
    }
}
