package dev.ecs2eks.kube;

import dev.ecs2eks.plan.TargetOf.Discovered;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the API server what it offers. */
public final class Discovery {

    private final KubernetesClient client;

    public Discovery(KubernetesClient client) {
        this.client = client;
    }

    public Discovered look() {
        return new Discovered(client.getKubernetesVersion().getGitVersion(), groups(), csiDrivers());
    }

    /** Whether the API server serves this kind in exactly this version. */
    public boolean serves(String groupVersion, String kind) {
        var resources = client.getApiResources(groupVersion);
        return resources != null
                && resources.getResources().stream().map(APIResource::getKind).anyMatch(kind::equals);
    }

    private Set<String> groups() {
        return client.getApiGroups().getGroups().stream().map(APIGroup::getName).collect(Collectors.toSet());
    }

    /** Without the right to look, no driver is known, and plans say that one is missing. */
    private Set<String> csiDrivers() {
        try {
            return client.storage().v1().csiDrivers().list().getItems().stream()
                    .map(driver -> driver.getMetadata().getName())
                    .collect(Collectors.toSet());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return Set.of();
            }
            throw e;
        }
    }
}
