package dev.ecs2eks.ecs.aws;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.FSxWindowsFileServerVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

/** The secrets of the service's own account and Region that a task definition names (mapping §4.4). */
final class NamedSecrets {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9/_+=.@!\\-]{1,512}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.\\-/]{1,1011}");

    /** AWS's own parameters, and secrets called by a parameter's name: no list holds them. */
    private static final String OF_AWS = "/aws/";

    /** arn, partition, service, Region, account, {@code secret}, name with suffix; what follows is not its id (T35b). */
    private static final int ID_PARTS = 7;

    private final String[] service;
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Map<String, Set<String>> parameters = new LinkedHashMap<>();

    private NamedSecrets(String serviceArn) {
        this.service = serviceArn.split(":", -1);
    }

    static NamedSecrets of(TaskDefinition definition, String serviceArn) {
        var named = new NamedSecrets(serviceArn);
        definition.containerDefinitions().stream().filter(Objects::nonNull).forEach(named::container);
        definition.volumes().stream().filter(Objects::nonNull).forEach(named::volume);
        return named;
    }

    /** ARNs, with or without their last six characters, and names. */
    Set<String> secrets() {
        return secrets;
    }

    /** By ARN the names that a parameter of that ARN can have: the ARN does not tell whether one begins with a slash. */
    Map<String, Set<String>> parameters() {
        return parameters;
    }

    private void container(ContainerDefinition container) {
        references(container.secrets());
        var logs = container.logConfiguration();
        if (logs != null) {
            references(logs.secretOptions());
        }
        var registry = container.repositoryCredentials();
        if (registry != null) {
            credentials(registry.credentialsParameter());
        }
    }

    private void volume(Volume volume) {
        FSxWindowsFileServerVolumeConfiguration share = volume.fsxWindowsFileServerVolumeConfiguration();
        if (share != null && share.authorizationConfig() != null) {
            credentials(share.authorizationConfig().credentialsParameter());
        }
    }

    private void references(List<Secret> references) {
        for (var reference : references) {
            var text = reference == null || reference.valueFrom() == null ? "" : reference.valueFrom();
            if (text.startsWith("arn:")) {
                arn(text);
            } else {
                parameter(text.split(":", 2)[0], false); // T35a
            }
        }
    }

    /** By their name these are secrets. */
    private void credentials(@Nullable String text) {
        if (text != null && text.startsWith("arn:")) {
            arn(text);
        } else if (text != null && SECRET.matcher(text).matches()) {
            secrets.add(text);
        }
    }

    private void arn(String text) {
        var parts = text.split(":", -1);
        if (parts.length < 6 || !parts[3].equals(service[3]) || !parts[4].equals(service[4])) {
            return;
        }
        if (parts[2].equals("ssm") && parts[5].startsWith("parameter/")) {
            parameter(parts[5].substring("parameter".length()), true);
        } else if (parts[2].equals("secretsmanager")
                && parts.length >= ID_PARTS
                && SECRET.matcher(parts[6]).matches()) {
            secrets.add(String.join(":", List.of(parts).subList(0, ID_PARTS)));
        }
    }

    private void parameter(String name, boolean ofArn) {
        if (!PARAMETER.matcher(name).matches() || name.startsWith(OF_AWS)) {
            return;
        }
        var path = name.startsWith("/") ? name : "/" + name;
        var arn = String.join(":", "arn", service[1], "ssm", service[3], service[4], "parameter" + path);
        var names = parameters.computeIfAbsent(arn, it -> new LinkedHashSet<>());
        if (ofArn && name.indexOf('/', 1) < 0) {
            names.add(name.substring(1));
        }
        names.add(name);
    }
}
