package dev.ecs2eks.translate.secrets;

import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.util.List;
import java.util.Map;

/**
 * What the references to secrets become.
 *
 * @param manifests SecretStores first, then ExternalSecrets
 * @param environment variables with a {@code secretKeyRef}, by container index, in the order of {@code secrets}
 * @param environmentFiles Secrets whose keys are variables, by container index, in the order the pod must list them
 * @param pullSecrets at most one, for images of private registries
 */
public record Secrets(
        List<HasMetadata> manifests,
        Map<Integer, List<EnvVar>> environment,
        Map<Integer, List<EnvFromSource>> environmentFiles,
        List<LocalObjectReference> pullSecrets) {}
