package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.ssm.model.ParameterInlinePolicy;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/**
 * What of the secrets around a service a plan is made from: a value that is read, written or rotated is no change of the
 * service.
 */
final class SecretDigest {

    private SecretDigest() {}

    static List<Object> of(EcsApplication application) {
        var secrets = application.surroundings().secrets();
        var named = versionsNamed(application);
        return List.of(
                secrets.secrets().missing(),
                secrets.secrets().values().stream()
                        .map(secret -> still(secret, named))
                        .toList(),
                secrets.parameters().missing(),
                secrets.parameters().values().stream().map(SecretDigest::still).toList(),
                secrets.absent());
    }

    private static List<Object> still(DescribeSecretResponse secret, Set<String> named) {
        return List.of(
                String.valueOf(secret.arn()),
                String.valueOf(secret.name()),
                String.valueOf(secret.kmsKeyId()),
                Optional.ofNullable(secret.deletedDate()),
                secret.versionIdsToStages().entrySet().stream()
                        .flatMap(version -> Stream.concat(Stream.of(version.getKey()), stages(version.getValue())))
                        .filter(named::contains)
                        .sorted()
                        .toList());
    }

    private static Stream<String> stages(@Nullable List<String> stages) {
        return stages == null ? Stream.empty() : stages.stream();
    }

    /** Stages and versions that the task definition asks for: a rotation leaves them where they are. */
    private static Set<String> versionsNamed(EcsApplication application) {
        return application.taskDefinition().containerDefinitions().stream()
                .flatMap(container -> container.secrets().stream())
                .filter(Objects::nonNull)
                .map(Secret::valueFrom)
                .filter(text -> text != null && text.startsWith("arn:"))
                .flatMap(text -> Stream.of(text.split(":")).skip(7))
                .collect(Collectors.toSet());
    }

    private static List<Object> still(ParameterMetadata parameter) {
        return List.of(
                String.valueOf(parameter.name()),
                String.valueOf(parameter.arn()),
                String.valueOf(parameter.keyId()),
                parameter.policies().stream()
                        .filter(Objects::nonNull)
                        .map(ParameterInlinePolicy::policyType)
                        .map(String::valueOf)
                        .toList());
    }
}
