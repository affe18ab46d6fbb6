package dev.ecs2eks.cli.local;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Control plane, AWS emulator, chart and packaged operator together, in the order in which a cluster gets them. */
public final class Sandbox implements AutoCloseable {

    /** Plausible, so that trust statements are complete; nobody answers there. */
    private static final String ISSUER = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

    private final Narrator narrator;
    private final Path directory;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Ground ground;
    private final KubernetesClient administrator;

    private Sandbox(Checkout checkout, Path directory, Narrator narrator) {
        this.narrator = narrator;
        this.directory = directory;
        var began = System.nanoTime();
        ground = Ground.start(checkout, directory, narrator::progress);
        open.push(ground);
        administrator = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(ground.kubeconfig().toFile()))
                .build();
        open.push(administrator);
        var version = administrator.getKubernetesVersion().getGitVersion();
        done("Ground", "Kubernetes " + version + " and an AWS emulator, on loopback only", began);
    }

    /** Starts everything; what was started is stopped again when a later part fails. */
    public static Sandbox start(Checkout checkout, Path directory, Narrator narrator) {
        var sandbox = new Sandbox(checkout, directory, narrator);
        try {
            sandbox.installChart(checkout);
            sandbox.startOperator(checkout);
            return sandbox;
        } catch (RuntimeException failed) {
            sandbox.close();
            throw failed;
        }
    }

    public KubernetesClient administrator() {
        return administrator;
    }

    public Path kubeconfig() {
        return ground.kubeconfig();
    }

    public Emulator aws() {
        return new Emulator(ground.aws());
    }

    /** A kubectl that needs no installation. */
    public Path kubectl() {
        return ground.kubectl();
    }

    /** Stops everything, last started first. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception stuck) {
                narrator.progress("Could not stop a part: " + stuck.getMessage());
            }
        }
    }

    private void installChart(Checkout checkout) {
        var began = System.nanoTime();
        Chart.install(checkout, ground.kubeconfig(), Map.of());
        done("Chart", "helm/ecs2eks: the resource, an account and its rights", began);
    }

    private void startOperator(Checkout checkout) {
        var began = System.nanoTime();
        var kubeconfig = ServiceAccountKubeconfig.write(
                administrator, Chart.NAMESPACE, Chart.SERVICE_ACCOUNT, directory.resolve("operator.kubeconfig"));
        var settings = Map.of("ECS2EKS_OIDC_ISSUER", ISSUER);
        open.push(OperatorProcess.start(new OperatorProcess.Launch(
                checkout, kubeconfig, ground.aws(), settings, directory.resolve("operator.log"))));
        done("Operator", "as it is shipped, with the chart's rights and no more", began);
    }

    private void done(String part, String sentence, long began) {
        narrator.done(part, sentence, Duration.ofNanos(System.nanoTime() - began));
    }
}
