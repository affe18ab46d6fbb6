package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.KubernetesVersion;
import dev.ecs2eks.translate.subject.Target;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the EKS side offers, from what its API server says and what only a person can know. */
public final class TargetOf {

    private static final Map<String, Addon> BY_GROUP = Map.of(
            "elbv2.k8s.aws", Addon.LOAD_BALANCER_CONTROLLER,
            "external-secrets.io", Addon.EXTERNAL_SECRETS,
            "keda.sh", Addon.KEDA,
            "metrics.k8s.io", Addon.METRICS_SERVER,
            "snapshot.storage.k8s.io", Addon.SNAPSHOT_CONTROLLER,
            "gateway.networking.k8s.io", Addon.GATEWAY_API);

    private static final Map<String, Addon> BY_CSI_DRIVER = Map.of(
            "ebs.csi.aws.com",
            Addon.EBS_CSI,
            "ebs.csi.eks.amazonaws.com",
            Addon.EBS_CSI,
            "efs.csi.aws.com",
            Addon.EFS_CSI);

    private static final String AUTO_MODE_GROUP = "eks.amazonaws.com";

    private TargetOf() {}

    /**
     * What the API server says.
     *
     * @param version as it prints it, {@code v1.36.3}
     * @param groups names of its API groups
     * @param csiDrivers names of its CSIDriver objects
     */
    public record Discovered(String version, Set<String> groups, Set<String> csiDrivers) {}

    /**
     * What an operator is told, because no API of the cluster says it; empty where it was not told.
     *
     * @param securityGroupsForPods whether ENABLE_POD_ENI is on: every EKS cluster has the resource, used or not (T43a)
     */
    public record Told(
            Optional<String> oidcIssuer,
            Optional<String> account,
            Optional<String> region,
            Optional<String> cluster,
            boolean securityGroupsForPods) {}

    public static Target of(Discovered discovered, Told told) {
        var addons = EnumSet.noneOf(Addon.class);
        BY_GROUP.forEach((group, addon) -> {
            if (discovered.groups().contains(group)) {
                addons.add(addon);
            }
        });
        BY_CSI_DRIVER.forEach((driver, addon) -> {
            if (discovered.csiDrivers().contains(driver)) {
                addons.add(addon);
            }
        });
        if (told.securityGroupsForPods()) {
            addons.add(Addon.SECURITY_GROUPS_FOR_PODS);
        }
        return new Target(
                KubernetesVersion.of(discovered.version())
                        .orElse(Target.byDefault().kubernetesVersion()),
                discovered.groups().contains(AUTO_MODE_GROUP) ? Compute.AUTO_MODE : Compute.EC2,
                addons,
                told.oidcIssuer(),
                told.account(),
                told.region(),
                told.cluster(),
                false);
    }

    /** The target with what a bundle says of the EKS cluster ({@code /eks}): version, issuer, account, Region and name. */
    public static Target described(Target target, EcsApplication application) {
        return application
                .surroundings()
                .eks()
                .map(eks -> {
                    var arn = Optional.ofNullable(eks.arn()).flatMap(Arn::of);
                    return new Target(
                            Optional.ofNullable(eks.version())
                                    .flatMap(KubernetesVersion::of)
                                    .orElse(target.kubernetesVersion()),
                            target.compute(),
                            target.addons(),
                            Optional.ofNullable(eks.identity())
                                    .flatMap(identity -> Optional.ofNullable(identity.oidc()))
                                    .flatMap(oidc -> Optional.ofNullable(oidc.issuer())),
                            arn.map(Arn::account),
                            arn.map(Arn::region),
                            Optional.ofNullable(eks.name()),
                            target.assumed());
                })
                .orElse(target);
    }
}
