package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: Deployment, spec: {replicas: 3}, status: {readyReplicas: 2}} | 2 of 3 pods ready",
                "{kind: Deployment, spec: {replicas: 3}} | 0 of 3 pods ready",
                "{kind: Service, spec: {ports: [{port: 80, targetPort: http}]}} | port 80 to http",
                "{kind: PodDisruptionBudget, spec: {maxUnavailable: 1}} | at most 1 unavailable",
                "{kind: PodDisruptionBudget, spec: {minAvailable: 50%}} | at least 50% available",
                "{kind: ExternalSecret, spec: {data: [{secretKey: A}, {secretKey: B}]}} | A, B by reference",
                "{kind: SecretStore, spec: {provider: {aws: {service: SecretsManager, region: eu-west-1}}}}"
                        + " | SecretsManager in eu-west-1",
            })
    void it_says_what_a_person_wants_to_know(String object, String words) {
        assertThat(ObjectLine.of(object(object))).isEqualTo(words);
    }

    @Test
    void an_autoscaler_shows_its_bounds_and_its_target() {
        var object = object(
                """
                kind: HorizontalPodAutoscaler
                spec:
                  minReplicas: 2
                  maxReplicas: 12
                  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
                """);
        assertThat(ObjectLine.of(object)).isEqualTo("2 to 12 pods, cpu at 60 %");
    }

    @Test
    void an_account_shows_its_role() {
        var object = object(
                """
                kind: ServiceAccount
                metadata: {annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/checkout-task"}}
                """);
        assertThat(ObjectLine.of(object)).isEqualTo("acts as checkout-task");
    }

    @Test
    void an_unknown_kind_has_no_words() {
        assertThat(ObjectLine.of(object("{kind: ConfigMap}"))).isEmpty();
    }

    private static GenericKubernetesResource object(String yaml) {
        return Serialization.unmarshal("---\n" + yaml, GenericKubernetesResource.class); // else braces look like JSON
    }
}
