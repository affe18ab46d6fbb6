package dev.ecs2eks.ecs;

import java.util.List;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/**
 * What AWS says about the secrets that a task definition names, their values never among it: {@code /secrets} of Secrets
 * Manager, {@code /parameters} of Systems Manager.
 *
 * @param absent what AWS was asked for and does not know: secrets as the task definition names them (an ARN ends before
 *     key, stage and version), parameters by ARN
 */
public record SecretMetadata(
        Reading<DescribeSecretResponse> secrets, Reading<ParameterMetadata> parameters, List<String> absent) {

    public SecretMetadata {
        absent = List.copyOf(absent);
    }

    /** What a bundle holds, which cannot say of anything that it does not exist. */
    public SecretMetadata(Reading<DescribeSecretResponse> secrets, Reading<ParameterMetadata> parameters) {
        this(secrets, parameters, List.of());
    }
}
