package dev.ecs2eks.operator;

import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of objects that plans hold and that are watched, so that drift is seen when it happens. */
record ProducedKind(String group, String version, String kind) {

    /** Every cluster has them. */
    static final List<ProducedKind> ALWAYS = List.of(
            new ProducedKind("apps", "v1", "Deployment"),
            new ProducedKind("apps", "v1", "StatefulSet"),
            new ProducedKind("apps", "v1", "DaemonSet"),
            new ProducedKind("", "v1", "Service"),
            new ProducedKind("", "v1", "ServiceAccount"),
            new ProducedKind("", "v1", "ConfigMap"),
            new ProducedKind("", "v1", "PersistentVolumeClaim"),
            new ProducedKind("autoscaling", "v2", "HorizontalPodAutoscaler"),
            new ProducedKind("policy", "v1", "PodDisruptionBudget"),
            new ProducedKind("networking.k8s.io", "v1", "NetworkPolicy"));

    /** There where an add-on brings them. */
    static final List<ProducedKind> OF_ADDONS = List.of(
            new ProducedKind("external-secrets.io", "v1", "ExternalSecret"),
            new ProducedKind("external-secrets.io", "v1", "SecretStore"),
            new ProducedKind("keda.sh", "v1alpha1", "ScaledObject"),
            new ProducedKind("vpcresources.k8s.aws", "v1beta1", "SecurityGroupPolicy"));

    /** Whether objects of this kind are seen wherever they are. */
    static boolean isWatched(String apiVersion, String kind) {
        return Stream.concat(ALWAYS.stream(), OF_ADDONS.stream())
                .anyMatch(it -> it.apiVersion().equals(apiVersion) && it.kind().equals(kind));
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    GroupVersionKind gvk() {
        return new GroupVersionKind(group, version, kind);
    }

    /** Of its event source. */
    String name() {
        return apiVersion() + "/" + kind;
    }
}
