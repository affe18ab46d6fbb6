package dev.ecs2eks.cli.local;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code helm upgrade --install} as a program of its own: Helm's native code takes SIGTERM and SIGINT away from the
 * process that it is loaded into, which then could be stopped by SIGKILL only.
 */
public final class HelmUpgrade {

    private HelmUpgrade() {}

    /** Chart, kubeconfig, release and namespace, then values as {@code name=value}. */
    public static void main(String[] arguments) {
        var upgrade = new Helm(Path.of(arguments[0]))
                .upgrade()
                .install()
                .withKubeConfig(Path.of(arguments[1]))
                .withName(arguments[2])
                .withNamespace(arguments[3])
                .createNamespace();
        for (var value : List.of(arguments).subList(4, arguments.length)) {
            var pair = value.split("=", 2);
            upgrade.set(pair[0], pair[1]);
        }
        try {
            upgrade.call();
        } catch (IllegalStateException refused) {
            System.out.println(String.valueOf(refused.getMessage()).strip());
            System.exit(1);
        }
    }
}
