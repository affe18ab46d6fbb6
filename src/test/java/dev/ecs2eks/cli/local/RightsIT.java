package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.TestGround;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart's ServiceAccount may do, asked of the API server with its own token. */
@OnCluster
class RightsIT {

    private KubernetesClient operator;

    @BeforeEach
    void as_the_operator(TestGround ground, @TempDir Path folder) {
        var kubeconfig = ServiceAccountKubeconfig.write(
                ground.administrator(), Chart.NAMESPACE, Chart.SERVICE_ACCOUNT, folder.resolve("operator.kubeconfig"));
        operator = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    @AfterEach
    void leave() {
        operator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "watch, ecs2eks.dev, ecsmigrations",
        "patch, ecs2eks.dev, ecsmigrations",
        "patch, ecs2eks.dev, ecsmigrations/status",
        "create, '', events",
        "list, storage.k8s.io, csidrivers",
        "patch, '', configmaps",
        "create, '', services",
        "create, '', serviceaccounts",
        "create, apps, deployments",
        "patch, apps, deployments",
        "delete, apps, deployments",
        "watch, apps, deployments",
        "create, policy, poddisruptionbudgets",
        "create, autoscaling, horizontalpodautoscalers",
        "create, keda.sh, scaledobjects",
        "create, external-secrets.io, externalsecrets",
        "create, external-secrets.io, secretstores",
        "create, elbv2.k8s.aws, targetgroupbindings",
        "create, eks.amazonaws.com, targetgroupbindings",
        "create, vpcresources.k8s.aws, securitygrouppolicies",
        "create, networking.k8s.io, networkpolicies",
    })
    void it_may_do_its_work_in_any_namespace(String verb, String group, String resource, ClusterUser user) {
        assertThat(may(verb, group, resource, user.namespace())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "get, '', secrets",
        "list, '', secrets",
        "create, '', secrets",
        "create, '', serviceaccounts/token",
        "create, '', pods/exec",
        "get, '', pods",
        "delete, '', pods",
        "impersonate, '', users",
        "impersonate, '', serviceaccounts",
        "create, '', namespaces",
        "delete, '', namespaces",
        "get, '', nodes",
        "create, '', persistentvolumes",
        "create, rbac.authorization.k8s.io, roles",
        "create, rbac.authorization.k8s.io, rolebindings",
        "create, rbac.authorization.k8s.io, clusterrolebindings",
        "escalate, rbac.authorization.k8s.io, clusterroles",
        "bind, rbac.authorization.k8s.io, clusterroles",
        "create, admissionregistration.k8s.io, mutatingwebhookconfigurations",
        "delete, ecs2eks.dev, ecsmigrations",
        "create, ecs2eks.dev, ecsmigrations",
        "create, coordination.k8s.io, leases",
        "deletecollection, apps, deployments",
        "'*', '*', '*'",
    })
    void it_may_not_do_more(String verb, String group, String resource, ClusterUser user) {
        assertThat(may(verb, group, resource, user.namespace())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"get, true", "update, true", "delete, false"})
    void it_keeps_its_own_lease(String verb, boolean allowed) {
        assertThat(may(verb, "coordination.k8s.io", "leases", Chart.NAMESPACE)).isEqualTo(allowed);
    }

    @Test
    void a_pod_is_created_as_a_dry_run(ClusterUser user) {
        var tried = operator.resource(pod(user)).dryRun().create();
        assertThat(tried.getMetadata().getUid()).isNotBlank();
    }

    @Test
    void a_pod_is_never_created_for_real(ClusterUser user) {
        assertThatThrownBy(() -> operator.resource(pod(user)).create())
                .hasMessageContaining("the ecs2eks operator may create pods as a dry run only");
    }

    private boolean may(String verb, String group, String resource, String namespace) {
        var parts = resource.split("/");
        return operator.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withGroup(group)
                        .withResource(parts[0])
                        .withSubresource(parts.length > 1 ? parts[1] : null)
                        .withName(resource.equals("leases") && !verb.equals("create") ? "ecs2eks" : null)
                        .withNamespace(namespace)
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }

    private static Pod pod(ClusterUser user) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("trial")
                .withNamespace(user.namespace())
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("app")
                .endContainer()
                .endSpec()
                .build();
    }
}
