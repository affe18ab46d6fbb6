package dev.ecs2eks.cli.local;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.Map;

/** The project's Helm chart, installed as a user would but without its Deployment: the operator runs outside. */
public final class Chart {

    public static final String RELEASE = "ecs2eks";
    public static final String NAMESPACE = "ecs2eks-system";

    /** The chart's ServiceAccount, as the release names it. */
    public static final String SERVICE_ACCOUNT = "ecs2eks";

    private Chart() {}

    /** Installs or upgrades; custom resource definitions, account and roles are there afterwards. */
    public static void install(Checkout checkout, Path kubeconfig, Map<String, String> values) {
        var upgrade = new Helm(checkout.chart())
                .upgrade()
                .install()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .createNamespace()
                .set("operator.enabled", "false")
                .withKubeConfig(kubeconfig);
        values.forEach(upgrade::set);
        try {
            upgrade.call();
        } catch (IllegalStateException refused) {
            throw new LocalFailure("The chart was not installed: " + refused.getMessage(), refused);
        }
    }
}
