package dev.ecs2eks.translate.subject;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the EKS side offers.
 *
 * @param oidcIssuer with {@code https://}, as EKS prints it; empty when unknown: then no trust statement can be made
 * @param account of the EKS cluster, twelve digits; empty: that of the service
 * @param region of the EKS cluster; empty: that of the service
 * @param assumed whether something of it was assumed and not looked at or said
 */
public record Target(
        KubernetesVersion kubernetesVersion,
        Compute compute,
        Set<Addon> addons,
        Optional<String> oidcIssuer,
        Optional<String> account,
        Optional<String> region,
        Optional<String> clusterName,
        boolean assumed) {

    /** What nodes the pods run on. */
    public enum Compute {
        EC2,
        FARGATE,
        AUTO_MODE
    }

    public Target {
        addons = Collections.unmodifiableSet(addons.isEmpty() ? EnumSet.noneOf(Addon.class) : EnumSet.copyOf(addons));
    }

    /** The default Target of the contract: Kubernetes 1.36 on EC2 Linux nodes with the usual add-ons. */
    public static Target byDefault() {
        var addons = EnumSet.noneOf(Addon.class);
        Arrays.stream(Addon.values()).filter(Addon::presentByDefault).forEach(addons::add);
        return new Target(
                new KubernetesVersion(1, 36),
                Compute.EC2,
                addons,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    public boolean has(Addon addon) {
        return addons.contains(addon);
    }
}
