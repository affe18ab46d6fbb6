package dev.ecs2eks.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LiveObjectTest {

    private static final GenericKubernetesResource WANTED = Mark.on(
            new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("web")
                    .endMetadata()
                    .addToData("a", "b")
                    .build(),
            "shop",
            "web");

    @Test
    void a_marked_manifest_says_whose_it_is_and_what_it_is() {
        assertThat(WANTED.getMetadata().getNamespace()).isEqualTo("shop");
        assertThat(WANTED.getMetadata().getLabels()).containsEntry(Mark.MIGRATION, "web");
        assertThat(WANTED.getMetadata().getAnnotations()).containsKey(Mark.APPLIED);
    }

    @Test
    void another_content_has_another_fingerprint() {
        var other = Mark.on(
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("web")
                        .endMetadata()
                        .addToData("a", "c")
                        .build(),
                "shop",
                "web");
        assertThat(other.getMetadata().getAnnotations().get(Mark.APPLIED))
                .isNotEqualTo(WANTED.getMetadata().getAnnotations().get(Mark.APPLIED));
    }

    static Stream<Arguments> hands() {
        var ours = "{manager: ecs2eks, operation: Apply, fieldsV1: {f:data: {f:a: {}}}}";
        return Stream.of(
                Arguments.of("only ours", ours, true, true),
                Arguments.of(
                        "a label of a tool",
                        ours + ",{manager: argo, operation: Update, fieldsV1: {f:metadata: {}}}",
                        true,
                        true),
                Arguments.of(
                        "another one writes data",
                        ours + ",{manager: kubectl, operation: Update, fieldsV1: {f:data: {f:x: {}}}}",
                        true,
                        false),
                Arguments.of(
                        "a copy with our label",
                        "{manager: kubectl, operation: Update, fieldsV1: {f:data: {}}}",
                        false,
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hands(String story, String managed, boolean byUs, boolean untouched) {
        var object = live("kind: ConfigMap\nmetadata: {name: web, uid: u, managedFields: [" + managed + "]}");
        assertThat(object.wasAppliedByUs()).isEqualTo(byUs);
        assertThat(object.isUntouched()).isEqualTo(untouched);
    }

    static Stream<Arguments> replicas() {
        var count = "f:spec: {f:replicas: {}}";
        var more = "f:spec: {f:replicas: {}, f:selector: {}}";
        return Stream.of(
                Arguments.of(
                        "nobody set it",
                        "{manager: ecs2eks, operation: Apply, fieldsV1: {f:spec: {}}}",
                        false,
                        false,
                        false),
                Arguments.of(
                        "the manifest sets it",
                        "{manager: ecs2eks, operation: Apply, fieldsV1: {" + count + "}}",
                        true,
                        true,
                        false),
                Arguments.of(
                        "set at creation",
                        "{manager: ecs2eks-replicas, operation: Apply, fieldsV1: {" + count + "}}",
                        true,
                        false,
                        false),
                Arguments.of(
                        "just created",
                        "{manager: ecs2eks-replicas, operation: Apply, fieldsV1: {" + more + "}}",
                        true,
                        false,
                        true),
                Arguments.of(
                        "an autoscaler sets it",
                        "{manager: hpa, operation: Update, subresource: scale, fieldsV1: {" + count + "}}",
                        true,
                        false,
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void replicas(String story, String managed, boolean held, boolean byManifest, boolean withMore) {
        var object = live("kind: Deployment\nmetadata: {name: web, uid: u, managedFields: [" + managed + "]}");
        assertThat(object.replicasHeld()).isEqualTo(held);
        assertThat(object.replicasAppliedBy(FieldOwner.MANIFESTS)).isEqualTo(byManifest);
        assertThat(object.appliedMoreThanReplicasBy(FieldOwner.REPLICAS)).isEqualTo(withMore);
    }

    static Stream<Arguments> rollouts() {
        return Stream.of(
                Arguments.of("Deployment", "{observedGeneration: 2, updatedReplicas: 3, availableReplicas: 3}", true),
                Arguments.of("Deployment", "{observedGeneration: 1, updatedReplicas: 3, availableReplicas: 3}", false),
                Arguments.of("Deployment", "{observedGeneration: 2, updatedReplicas: 2, availableReplicas: 3}", false),
                Arguments.of("Deployment", "{observedGeneration: 2, updatedReplicas: 3, availableReplicas: 2}", false),
                Arguments.of("Deployment", "{}", false),
                Arguments.of(
                        "DaemonSet",
                        "{observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2}",
                        true),
                Arguments.of(
                        "DaemonSet",
                        "{observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 1, numberAvailable: 2}",
                        false));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void rollouts(String kind, String status, boolean complete) {
        var object = live(
                "kind: " + kind + "\nmetadata: {name: web, generation: 2}\nspec: {replicas: 3}\nstatus: " + status);
        assertThat(object.isRolledOut()).isEqualTo(complete);
    }

    @Test
    void nothing_to_run_is_rolled_out_at_once() {
        assertThat(
                        live("kind: Deployment\nmetadata: {generation: 1}\nspec: {replicas: 0}\nstatus: {observedGeneration: 1}")
                                .isRolledOut())
                .isTrue();
    }

    @Test
    void a_rollout_that_kubernetes_gave_up_has_failed() {
        assertThat(
                        live("kind: Deployment\nmetadata: {generation: 1}\nstatus: {conditions: [{reason: ProgressDeadlineExceeded}]}")
                                .isRolloutFailed())
                .isTrue();
        assertThat(live("kind: Deployment\nmetadata: {generation: 1}").isRolloutFailed())
                .isFalse();
    }

    private static LiveObject live(String yaml) {
        return new LiveObject(Serialization.unmarshal(yaml, GenericKubernetesResource.class));
    }
}
