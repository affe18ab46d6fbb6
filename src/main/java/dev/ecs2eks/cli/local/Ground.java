package dev.ecs2eks.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A control plane and an AWS emulator on loopback, started by {@code deploy/local/up} and stopped by {@link #close()}.
 * Its folder holds data, logs and kubeconfigs; nothing is written elsewhere but the cache of the first build.
 */
public final class Ground implements AutoCloseable {

    /** The first build compiles Kubernetes. */
    private static final Duration FIRST_BUILD = Duration.ofMinutes(45);

    private static final Duration STOP = Duration.ofSeconds(30);

    private final ChildProcess up;
    private final Map<String, String> environment;

    private Ground(ChildProcess up, Map<String, String> environment) {
        this.up = up;
        this.environment = environment;
    }

    /**
     * Starts everything and waits until it is ready: seconds, or minutes when it is built for the first time.
     *
     * @param directory taken over as a whole
     * @param progress gets each line that the start prints
     */
    public static Ground start(Checkout checkout, Path directory, Consumer<String> progress, String... options) {
        var ready = directory.resolve("ground.env");
        var log = directory.resolve("up.log");
        forget(ready);
        forget(log);
        var command = new ArrayList<>(List.of(checkout.up().toString(), "--dir", directory.toString()));
        command.addAll(List.of(options));
        var up = ChildProcess.start(new ProcessBuilder(command), log);
        try {
            var lines = new Progress(up.log(), progress);
            up.await(List.of(lines), () -> Files.exists(ready), FIRST_BUILD);
            return new Ground(up, read(ready));
        } catch (LocalFailure failed) {
            up.stop(STOP);
            throw new LocalFailure("The local ground did not start. " + failed.getMessage(), failed);
        }
    }

    /** A kubeconfig of a cluster administrator. */
    public Path kubeconfig() {
        return Path.of(value("KUBECONFIG"));
    }

    /** A kubectl that knows the cluster. */
    public Path kubectl() {
        return Path.of(value("KUBECTL"));
    }

    /** Where every AWS service answers. */
    public URI aws() {
        return URI.create(value("AWS_ENDPOINT_URL"));
    }

    /** The process whose SIGTERM stops all of it. */
    public long pid() {
        return up.pid();
    }

    @Override
    public void close() {
        up.stop(STOP);
    }

    private String value(String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new LocalFailure("The local ground did not say its " + name + ", see " + up.log() + ".");
        }
        return value;
    }

    private static Map<String, String> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("="))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
