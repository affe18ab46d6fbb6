package dev.ecs2eks.cli;

import dev.ecs2eks.cli.local.Checkout;
import dev.ecs2eks.cli.local.LocalFailure;
import dev.ecs2eks.cli.local.Sandbox;
import dev.ecs2eks.cli.local.WorkFolder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole story on this machine: an ECS service, a cluster, the operator, and what becomes of the service. */
@Command(
        name = "demo",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "Shows on this machine how an example ECS service becomes objects in a real API server.")
final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--keep", description = "Leave everything running at the end, until Ctrl-C.")
    private boolean keep;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var page = Page.on(terminal);
        var began = System.nanoTime();
        var work = WorkFolder.named("demo");
        page.heading("ecs2eks demo: an ECS service becomes objects in Kubernetes, all on this machine");
        try (var sandbox = Sandbox.start(Checkout.find(), work.path(), new Spoken(page))) {
            new Story(page, sandbox, Checkout.find()).tell();
            page.heading("Done in " + Spoken.seconds(Duration.ofNanos(System.nanoTime() - began)) + ".");
            if (keep) {
                page.line("It keeps running until Ctrl-C. In another terminal:");
                page.line("  export KUBECONFIG=" + sandbox.kubeconfig());
                page.line("  " + sandbox.kubectl() + " get ecsm,deploy,svc,hpa -n " + Story.NAMESPACE);
                new CountDownLatch(1).await();
            }
        } catch (LocalFailure | KubernetesClientException failed) {
            terminal.complain("ecs2eks: " + failed.getMessage() + " The logs are in " + work.path() + ".");
            return Exit.INTERNAL_ERROR;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        work.leave(true);
        return Exit.DONE;
    }
}
