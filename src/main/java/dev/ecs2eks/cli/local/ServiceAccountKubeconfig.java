package dev.ecs2eks.cli.local;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A kubeconfig whose user is a ServiceAccount: what runs with it may do what its roles say, and no more. */
public final class ServiceAccountKubeconfig {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private ServiceAccountKubeconfig() {}

    /**
     * Asks the API server for a token and writes the kubeconfig, readable by its owner only.
     *
     * @param administrator may create tokens
     * @param namespace the account's, and the kubeconfig's default
     */
    public static Path write(KubernetesClient administrator, String namespace, String account, Path file) {
        var asked = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(LIFETIME.toSeconds())
                .endSpec()
                .build();
        var token = administrator
                .serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest(asked)
                .getStatus()
                .getToken();
        var server = administrator.getConfiguration();
        var cluster = Map.of("server", server.getMasterUrl(), "certificate-authority-data", server.getCaCertData());
        var here = Map.of("cluster", "ground", "user", account, "namespace", namespace);
        return write(
                file,
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Config",
                        "current-context",
                        "ground",
                        "clusters",
                        List.of(Map.of("name", "ground", "cluster", cluster)),
                        "users",
                        List.of(Map.of("name", account, "user", Map.of("token", token))),
                        "contexts",
                        List.of(Map.of("name", "ground", "context", here))));
    }

    private static Path write(Path file, Map<String, Object> kubeconfig) {
        try {
            Files.deleteIfExists(file);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            return Files.writeString(file, Serialization.asYaml(kubeconfig));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
