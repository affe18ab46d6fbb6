package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code repositoryCredentials} as one pull secret with an entry for each registry. */
final class RegistryCredentials {

    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    /** The ExternalSecret and what the pod refers to. */
    record PullSecret(HasMetadata manifest, List<LocalObjectReference> references) {}

    private final Subject subject;
    private final ExternalData external;

    /** What logs in where, by the registry as the kubelet looks it up. */
    private final Map<String, SecretReference> logins = new LinkedHashMap<>();

    private final List<Map<String, Object>> data = new ArrayList<>();
    private final StringBuilder auths = new StringBuilder();

    RegistryCredentials(Subject subject, ExternalData external) {
        this.subject = subject;
        this.external = external;
    }

    Optional<PullSecret> pullSecret() {
        var valueFrom = new ValueFrom(subject, Provider.SECRETS_MANAGER);
        for (var container : subject.containers()) {
            var credentials = container.definition().repositoryCredentials();
            if (credentials == null || credentials.credentialsParameter() == null) {
                continue;
            }
            var pointer = container.pointer("repositoryCredentials") + "/credentialsParameter";
            var reference = valueFrom
                    .read(credentials.credentialsParameter())
                    .filter(it -> it.provider() == Provider.SECRETS_MANAGER);
            external.usable(reference, container.originalName(), pointer)
                    .ifPresent(usable -> login(container, usable, pointer));
        }
        if (data.isEmpty()) {
            return Optional.empty();
        }
        var name = subject.base() + "-registry";
        var manifest = Stores.resource(subject, "ExternalSecret", name, ExternalData.spec(data, target(name)));
        return Optional.of(new PullSecret(manifest, List.of(new LocalObjectReference(name))));
    }

    private void login(EcsContainer container, SecretReference reference, String pointer) {
        var image = container.definition().image() == null
                ? ""
                : container.definition().image();
        var registry = registry(image);
        var known = logins.get(registry);
        if (reference.equals(known)) {
            return;
        }
        // Two accounts at one registry: the kubelet takes the entry that says most of the image's name
        var key = known == null ? registry : repository(image);
        if (logins.putIfAbsent(key, reference) != null) {
            return;
        }
        int number = logins.size();
        data.add(external.entry("username" + number, reference.withProperty("username"), pointer));
        data.add(external.entry("password" + number, reference.withProperty("password"), pointer));
        auths.append(auths.isEmpty() ? "" : ",").append(auth(key, number));
    }

    /** A template of External Secrets, which fills in what it reads. */
    private static String auth(String key, int number) {
        var username = ".username" + number;
        var password = ".password" + number;
        return "\"" + key + "\":{\"username\":{{ " + username + " | toJson }},\"password\":{{ " + password
                + " | toJson }}," + "\"auth\":\"{{ printf \"%s:%s\" " + username + " " + password + " | b64enc }}\"}";
    }

    private Map<String, Object> target(String name) {
        var template = new LinkedHashMap<String, Object>();
        template.put("type", "kubernetes.io/dockerconfigjson");
        template.put("data", Map.of(".dockerconfigjson", "{\"auths\":{" + auths + "}}"));
        var target = new LinkedHashMap<String, Object>();
        target.put("name", name);
        target.put("template", template);
        return target;
    }

    private static String registry(String image) {
        int slash = image.indexOf('/');
        var host = slash < 0 ? "" : image.substring(0, slash);
        boolean isHost = host.indexOf('.') >= 0 || host.indexOf(':') >= 0 || host.equals("localhost");
        return isHost && !host.endsWith("docker.io") && harmless(host) ? host : DOCKER_HUB;
    }

    /** The image without tag and digest. */
    private static String repository(String image) {
        var name = image.substring(0, image.indexOf('@') < 0 ? image.length() : image.indexOf('@'));
        int colon = name.lastIndexOf(':');
        var repository = colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
        return harmless(repository) ? repository : DOCKER_HUB;
    }

    /** Whether it can stand in a template; image names come from outside. */
    private static boolean harmless(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127 && "\"\\{}".indexOf(c) < 0);
    }
}
