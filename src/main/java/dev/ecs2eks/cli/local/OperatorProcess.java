package dev.ecs2eks.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged operator as a child process, outside the cluster: what the image runs, with the rights of the chart. */
public final class OperatorProcess implements AutoCloseable {

    /** As in the image: a small heap and one compiler keep an idle operator small. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Xmx192m", "-Xss512k");

    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration STOP = Duration.ofSeconds(15);

    private final ChildProcess process;
    private final URI http;

    private OperatorProcess(ChildProcess process, URI http) {
        this.process = process;
        this.http = http;
    }

    /**
     * What an operator is started with.
     *
     * @param kubeconfig of the chart's ServiceAccount
     * @param settings more environment variables, such as {@code AWS_REGION}
     * @param log appended to
     */
    public record Launch(Checkout checkout, Path kubeconfig, URI aws, Map<String, String> settings, Path log) {

        public Launch {
            settings = Map.copyOf(settings);
        }
    }

    /** Starts it and waits until it says that it is ready. */
    public static OperatorProcess start(Launch launch) {
        var port = freePort();
        var http = URI.create("http://127.0.0.1:" + port);
        var process = ChildProcess.start(program(launch, port), launch.log());
        try {
            process.await(List.of(), () -> ready(http), START);
            return new OperatorProcess(process, http);
        } catch (LocalFailure failed) {
            process.stop(STOP);
            throw new LocalFailure("The operator did not start. " + failed.getMessage(), failed);
        }
    }

    /** Where it serves health and metrics. */
    public URI http() {
        return http;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return process.log();
    }

    public boolean alive() {
        return process.alive();
    }

    /** SIGTERM, as Kubernetes stops a pod. */
    public void stop() {
        process.stop(STOP);
    }

    /** SIGKILL, as a node dies. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }

    private static ProcessBuilder program(Launch launch, int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", launch.checkout().operatorJar().toString()));
        var program = new ProcessBuilder(command);
        var environment = program.environment();
        // neither the user's profile nor a real endpoint of one service may reach a local operator
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_ENDPOINT_URL", launch.aws().toString());
        environment.put("KUBECONFIG", launch.kubeconfig().toString());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.putAll(launch.settings());
        return program;
    }

    private static boolean ready(URI http) {
        var request = HttpRequest.newBuilder(http.resolve("/q/health/ready")).timeout(Duration.ofSeconds(5));
        try {
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new LocalFailure("No free port on loopback.", none);
        }
    }
}
