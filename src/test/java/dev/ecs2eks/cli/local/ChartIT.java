package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import dev.ecs2eks.testing.TestGround;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chart from the first install to the uninstall; afterwards it is there again for the other tests. */
@OnCluster
class ChartIT {

    private static final String CRD = "ecsmigrations.ecs2eks.dev";

    @BeforeEach
    void no_operator_works_while_its_rights_come_and_go(TestGround ground) {
        ground.operator().stop();
    }

    @AfterEach
    void install_again(TestGround ground) {
        Chart.install(ground.checkout(), ground.kubeconfig(), Map.of());
    }

    @Test
    void an_uninstall_takes_the_rights_and_leaves_the_migrations(TestGround ground, ClusterUser user) {
        migration(user);
        uninstall(ground);
        assertThat(ground.administrator()
                        .rbac()
                        .clusterRoles()
                        .withName("ecs2eks-produced")
                        .get())
                .isNull();
        assertThat(user.client()
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(CRD)
                        .get())
                .isNotNull();
        assertThat(user.migration("checkout").at("/spec/stage").asText()).isEqualTo("Plan");
    }

    @Test
    void an_upgrade_brings_back_what_somebody_took_out_of_the_definition(TestGround ground) {
        var definition = ground.administrator()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(CRD);
        definition.edit(crd -> {
            crd.getSpec().getVersions().get(0).getAdditionalPrinterColumns().clear();
            return crd;
        });
        Chart.install(ground.checkout(), ground.kubeconfig(), Map.of("pollInterval", "PT10M"));
        assertThat(definition.get().getSpec().getVersions().get(0).getAdditionalPrinterColumns())
                .isNotEmpty();
    }

    @Test
    void after_an_uninstall_it_installs_again(TestGround ground, ClusterUser user) {
        migration(user);
        uninstall(ground);
        Chart.install(ground.checkout(), ground.kubeconfig(), Map.of());
        assertThat(user.migration("checkout").at("/spec/stage").asText()).isEqualTo("Plan");
        assertThat(ground.administrator()
                        .serviceAccounts()
                        .inNamespace(Chart.NAMESPACE)
                        .withName(Chart.SERVICE_ACCOUNT)
                        .get())
                .isNotNull();
    }

    @Test
    void the_restricted_pod_security_level_admits_the_operators_pod(ClusterUser user) {
        user.client().namespaces().withName(user.namespace()).edit(seen -> {
            seen.getMetadata().setLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted"));
            return seen;
        });
        var chart = RenderedChart.with(Map.of());
        user.client()
                .resource(chart.one(ServiceAccount.class))
                .inNamespace(user.namespace())
                .create();
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName("operator")
                .endMetadata()
                .withSpec(chart.one(Deployment.class).getSpec().getTemplate().getSpec())
                .build();
        var admitted = user.client()
                .resource(pod)
                .inNamespace(user.namespace())
                .dryRun()
                .create();
        assertThat(admitted.getMetadata().getUid()).isNotBlank();
    }

    private static void migration(ClusterUser user) {
        user.apply(
                """
                apiVersion: ecs2eks.dev/v1alpha1
                kind: EcsMigration
                metadata: {name: checkout}
                spec: {source: {cluster: prod, service: checkout}, stage: Plan}
                """);
    }

    private static void uninstall(TestGround ground) {
        Helm.uninstall(Chart.RELEASE)
                .withNamespace(Chart.NAMESPACE)
                .withKubeConfig(ground.kubeconfig())
                .call();
    }
}
