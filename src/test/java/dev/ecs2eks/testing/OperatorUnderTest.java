package dev.ecs2eks.testing;

import dev.ecs2eks.cli.local.Chart;
import dev.ecs2eks.cli.local.OperatorProcess;
import dev.ecs2eks.cli.local.ServiceAccountKubeconfig;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The packaged operator in a process of its own, with the token of the chart's ServiceAccount: never an administrator.
 * It is shared; a test may kill it and start it anew.
 */
public final class OperatorUnderTest {

    private final TestGround ground;
    private @Nullable OperatorProcess process;
    private Map<String, String> settings = Map.of();

    OperatorUnderTest(TestGround ground) {
        this.ground = ground;
    }

    /** Starts it unless it runs with its usual settings. */
    public void ensureRunning() {
        startWith(Map.of());
    }

    /** Starts it with more environment variables, stopping one that runs with others. */
    public void startWith(Map<String, String> wanted) {
        if (running() && wanted.equals(settings)) {
            return;
        }
        stop();
        settings = Map.copyOf(wanted);
        process = OperatorProcess.start(new OperatorProcess.Launch(
                ground.checkout(), kubeconfig(), ground.aws().endpoint(), settings, ground.file("operator.log")));
    }

    /** SIGKILL, in the middle of whatever it does. */
    public void kill() {
        process().kill();
    }

    /** SIGTERM. */
    public void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    public boolean running() {
        return process != null && process.alive();
    }

    /** The running process, with its log and its metrics. */
    public OperatorProcess process() {
        if (process == null) {
            throw new IllegalStateException("The operator was not started.");
        }
        return process;
    }

    private Path kubeconfig() {
        return ServiceAccountKubeconfig.write(
                ground.administrator(), Chart.NAMESPACE, Chart.SERVICE_ACCOUNT, ground.file("operator.kubeconfig"));
    }
}
