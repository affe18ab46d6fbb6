package dev.ecs2eks.ecs;

import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/**
 * What AWS says about the secrets that a task definition names, their values never among it: {@code /secrets} of Secrets
 * Manager, {@code /parameters} of Systems Manager.
 */
public record SecretMetadata(Reading<DescribeSecretResponse> secrets, Reading<ParameterMetadata> parameters) {}
