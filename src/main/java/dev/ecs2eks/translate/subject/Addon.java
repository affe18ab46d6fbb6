package dev.ecs2eks.translate.subject;

import java.util.Optional;

/** What an EKS cluster may have installed and a plan may rely on; the names are those of a target file. */
public enum Addon {
    LOAD_BALANCER_CONTROLLER("loadBalancerController", true),
    EXTERNAL_SECRETS("externalSecrets", true),
    KEDA("keda", true),
    METRICS_SERVER("metricsServer", true),
    EBS_CSI("ebsCsi", true),
    EFS_CSI("efsCsi", true),
    SNAPSHOT_CONTROLLER("snapshotController", false),
    SECURITY_GROUPS_FOR_PODS("securityGroupsForPods", false),
    GATEWAY_API("gatewayApi", false);

    private final String label;
    private final boolean presentByDefault;

    Addon(String label, boolean presentByDefault) {
        this.label = label;
        this.presentByDefault = presentByDefault;
    }

    public String label() {
        return label;
    }

    /** Whether a plan assumes it where nothing is said (contract: default Target). */
    public boolean presentByDefault() {
        return presentByDefault;
    }

    public static Optional<Addon> of(String label) {
        for (Addon addon : values()) {
            if (addon.label.equals(label)) {
                return Optional.of(addon);
            }
        }
        return Optional.empty();
    }
}
