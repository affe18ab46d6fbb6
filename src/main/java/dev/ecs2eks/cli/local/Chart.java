package dev.ecs2eks.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HelmUpgrade.class.getName(),
                checkout.chart().toString(),
                kubeconfig.toString(),
                RELEASE,
                NAMESPACE,
                "operator.enabled=false"));
        values.forEach((name, value) -> command.add(name + "=" + value));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            var helm = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(helm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (helm.waitFor() != 0) {
                throw new LocalFailure("The chart was not installed: " + said.strip());
            }
        } catch (IOException failed) {
            throw new LocalFailure("Cannot start Helm: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while installing the chart.", interrupted);
        }
    }
}
