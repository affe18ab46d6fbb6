package dev.ecs2eks.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | Deployment is invalid: spec.x: Required value | OF_THE_OBJECT",
                "403 | pods \"x\" is forbidden: violates PodSecurity \"restricted\" | OF_THE_OBJECT",
                "403 | pods \"x\" is forbidden: exceeded quota: small | OF_THE_OBJECT",
                "403 | pods is forbidden: User \"op\" cannot create resource \"pods\" | NO_RIGHT",
                "404 | the server could not find the requested resource | KIND_UNKNOWN",
                "400 | admission webhook x does not support dry run | NO_DRY_RUN",
                "400 | strict decoding error | OF_THE_OBJECT",
                "413 | too large | OF_THE_OBJECT",
                "409 | conflict | HEALS",
                "429 | slow down | HEALS",
                "500 | etcd is away | HEALS",
                "503 | not now | HEALS",
                "0 | connection refused | HEALS",
                "0 | Could not find the metadata for the given apiVersion and kind, please pass a context | KIND_UNKNOWN"
            })
    void an_answer_says_who_can_help(int code, String message, Refusal refusal) {
        var answer = code == 0
                ? new KubernetesClientException(message)
                : new KubernetesClientException(
                        message,
                        code,
                        new StatusBuilder().withCode(code).withMessage(message).build());
        assertThat(Refusal.of(answer)).isEqualTo(refusal);
    }
}
