package dev.ecs2eks.testing;

import dev.ecs2eks.cli.local.Checkout;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The add-ons' custom resource definitions on a cluster that {@code deploy/local/up} did not make. */
final class AddonKinds {

    private AddonKinds() {}

    static void install(Checkout checkout, Path kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig.toFile());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var applied = Fixture.in(checkout.root().resolve("deploy/local/addons"))
                    .flatMap(file -> apply(client, file).stream())
                    .toList();
            applied.forEach(definition ->
                    client.resource(definition).waitUntilCondition(AddonKinds::served, 30, TimeUnit.SECONDS));
        }
    }

    private static List<HasMetadata> apply(KubernetesClient client, Fixture file) {
        var documents = new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8));
        return client.load(documents).forceConflicts().serverSideApply();
    }

    private static boolean served(HasMetadata definition) {
        return definition instanceof CustomResourceDefinition crd
                && crd.getStatus() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}
