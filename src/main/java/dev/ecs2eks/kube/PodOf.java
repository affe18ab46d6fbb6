package dev.ecs2eks.kube;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The pod that a workload would start. */
final class PodOf {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PodOf() {}

    /**
     * Empty for an object without a pod template.
     *
     * @param serviceAccountExists by namespace and name: admission refuses a pod whose account is only planned yet
     */
    static Optional<Pod> template(
            HasMetadata manifest, String namespace, BiPredicate<String, String> serviceAccountExists) {
        var template = Held.tree(manifest).path("spec").path("template");
        if (!template.path("spec").has("containers")) {
            return Optional.empty();
        }
        var pod = JSON.convertValue(template, PodTemplateSpec.class);
        var builder = new PodBuilder()
                .withMetadata(pod.getMetadata())
                .editOrNewMetadata()
                .withNamespace(namespace)
                .withName(null)
                .withGenerateName(manifest.getMetadata().getName() + "-")
                .endMetadata()
                .withSpec(pod.getSpec());
        var account = pod.getSpec().getServiceAccountName();
        return Optional.of(
                account == null || serviceAccountExists.test(namespace, account)
                        ? builder.build()
                        : builder.editSpec()
                                .withServiceAccountName(null)
                                .endSpec()
                                .build());
    }
}
