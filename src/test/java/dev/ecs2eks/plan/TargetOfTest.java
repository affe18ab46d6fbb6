package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.plan.TargetOf.Discovered;
import dev.ecs2eks.plan.TargetOf.Told;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.KubernetesVersion;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetOfTest {

    private static final Told NOTHING =
            new Told(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    @Test
    void a_bare_cluster_has_no_add_on() {
        var target = TargetOf.of(new Discovered("v1.36.3", Set.of("apps"), Set.of()), NOTHING);
        assertThat(target.addons()).isEmpty();
        assertThat(target.kubernetesVersion()).isEqualTo(new KubernetesVersion(1, 36));
        assertThat(target.compute()).isEqualTo(Compute.EC2);
        assertThat(target.assumed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "elbv2.k8s.aws, LOAD_BALANCER_CONTROLLER",
        "external-secrets.io, EXTERNAL_SECRETS",
        "keda.sh, KEDA",
        "metrics.k8s.io, METRICS_SERVER",
        "snapshot.storage.k8s.io, SNAPSHOT_CONTROLLER"
    })
    void an_api_group_tells_an_add_on(String group, Addon addon) {
        assertThat(TargetOf.of(new Discovered("v1.36.3", Set.of(group), Set.of()), NOTHING)
                        .addons())
                .containsExactly(addon);
    }

    @ParameterizedTest
    @CsvSource({"ebs.csi.aws.com, EBS_CSI", "ebs.csi.eks.amazonaws.com, EBS_CSI", "efs.csi.aws.com, EFS_CSI"})
    void a_driver_tells_an_add_on(String driver, Addon addon) {
        assertThat(TargetOf.of(new Discovered("v1.36.3", Set.of(), Set.of(driver)), NOTHING)
                        .addons())
                .containsExactly(addon);
    }

    @Test
    void T43a_the_resource_of_security_groups_for_pods_is_in_every_cluster_and_tells_nothing() {
        assertThat(TargetOf.of(new Discovered("v1.36.3", Set.of("vpcresources.k8s.aws"), Set.of()), NOTHING)
                        .addons())
                .isEmpty();
    }

    @Test
    void auto_mode_is_known_by_its_node_classes() {
        assertThat(TargetOf.of(new Discovered("v1.36.3", Set.of("eks.amazonaws.com"), Set.of()), NOTHING)
                        .compute())
                .isEqualTo(Compute.AUTO_MODE);
    }

    @Test
    void what_no_api_says_is_told() {
        var told = new Told(
                Optional.of("https://oidc.example"),
                Optional.of("111122223333"),
                Optional.of("eu-west-1"),
                Optional.of("eks"),
                true);
        var target = TargetOf.of(new Discovered("v1.36.3", Set.of(), Set.of()), told);
        assertThat(target.oidcIssuer()).contains("https://oidc.example");
        assertThat(target.account()).contains("111122223333");
        assertThat(target.region()).contains("eu-west-1");
        assertThat(target.clusterName()).contains("eks");
        assertThat(target.addons()).containsExactly(Addon.SECURITY_GROUPS_FOR_PODS);
    }
}
