package dev.ecs2eks.testing;

import dev.ecs2eks.cli.local.Chart;
import dev.ecs2eks.cli.local.Checkout;
import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.cli.local.Ground;
import dev.ecs2eks.cli.local.LocalFailure;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** The ground that all tests of this JVM stand on: started by the first, stopped after the last. */
public final class TestGround implements AutoCloseable {

    private static final DockerImageName K3S = DockerImageName.parse("rancher/k3s:v1.34.1-k3s1");

    private final Checkout checkout;
    private final Path directory;
    private final AutoCloseable cluster;
    private final Ground ground;
    private final KubernetesClient administrator;
    private final Emulator aws;
    private final OperatorUnderTest operator;

    private TestGround(Checkout checkout, Path directory, AutoCloseable cluster, Ground ground) {
        this.checkout = checkout;
        this.directory = directory;
        this.cluster = cluster;
        this.ground = ground;
        this.aws = new Emulator(ground.aws());
        this.administrator = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(ground.kubeconfig().toFile()))
                .build();
        this.operator = new OperatorUnderTest(this);
    }

    /** Starts it; logs and data are in {@code target/ground}. */
    static TestGround start() {
        var checkout = Checkout.find();
        var directory = checkout.root().resolve("target/ground");
        var started =
                switch (Kube.chosen(Optional.ofNullable(System.getenv("ECS2EKS_KUBE")), TestGround::dockerAnswers)) {
                    case LOCAL -> local(checkout, directory);
                    case K3S -> k3s(checkout, directory);
                    case KUBECONFIG -> given(checkout, directory);
                };
        Chart.install(checkout, started.kubeconfig(), Map.of());
        return started;
    }

    public Checkout checkout() {
        return checkout;
    }

    /** Of an administrator. */
    public Path kubeconfig() {
        return ground.kubeconfig();
    }

    public KubernetesClient administrator() {
        return administrator;
    }

    public Emulator aws() {
        return aws;
    }

    public OperatorUnderTest operator() {
        return operator;
    }

    /** A place for logs and kubeconfigs. */
    Path file(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() throws Exception {
        operator.stop();
        administrator.close();
        ground.close();
        cluster.close();
    }

    private static TestGround local(Checkout checkout, Path directory) {
        return new TestGround(checkout, directory, () -> {}, Ground.start(checkout, directory, System.err::println));
    }

    private static TestGround k3s(Checkout checkout, Path directory) {
        var container = new K3sContainer(K3S);
        container.start();
        var kubeconfig = write(directory.resolve("k3s.kubeconfig"), container.getKubeConfigYaml());
        return new TestGround(checkout, directory, container, onTopOf(checkout, directory, kubeconfig));
    }

    private static TestGround given(Checkout checkout, Path directory) {
        var kubeconfig = Optional.ofNullable(System.getenv("KUBECONFIG"))
                .orElseThrow(() -> new LocalFailure("ECS2EKS_KUBE=kubeconfig needs KUBECONFIG to name a file."));
        return new TestGround(checkout, directory, () -> {}, onTopOf(checkout, directory, Path.of(kubeconfig)));
    }

    /** The AWS emulator and the add-ons' kinds for a cluster that is there already. */
    private static Ground onTopOf(Checkout checkout, Path directory, Path kubeconfig) {
        var ground = Ground.start(checkout, directory, System.err::println, "--kubeconfig", kubeconfig.toString());
        AddonKinds.install(checkout, kubeconfig);
        return ground;
    }

    private static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
