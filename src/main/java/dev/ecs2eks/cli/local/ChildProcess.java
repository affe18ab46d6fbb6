package dev.ecs2eks.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that we started; its output is in a file, and it does not outlive us. */
final class ChildProcess {

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroy, "stop " + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static ChildProcess start(ProcessBuilder program, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var started = program.redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildProcess(started, log);
        } catch (IOException failed) {
            throw new LocalFailure("Cannot start " + program.command().get(0) + ": " + failed.getMessage(), failed);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    /** SIGTERM; what has not ended after {@code patience} is killed. */
    void stop(Duration patience) {
        process.destroy();
        if (!endsWithin(patience)) {
            kill();
        }
        forget();
    }

    /** SIGKILL: no goodbye, as when a node dies. */
    void kill() {
        process.destroyForcibly();
        endsWithin(Duration.ofSeconds(10));
        forget();
    }

    /** The end of the log, for a sentence about what went wrong. */
    String lastWords() {
        try {
            var said = Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join("\n", said.subList(Math.max(0, said.size() - 5), said.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Waits until {@code ready} holds; a child that ends before is a failure that shows its last words. */
    void await(List<Runnable> meanwhile, BooleanSupplier ready, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            meanwhile.forEach(Runnable::run);
            if (!alive()) {
                throw new LocalFailure("It ended before it was ready, see " + log + ":\n" + lastWords());
            }
            if (System.nanoTime() > deadline) {
                throw new LocalFailure("It was not ready after " + patience.toSeconds() + " s, see " + log + ".");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while waiting.", interrupted);
        }
    }

    private boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // the hook itself is running
        }
    }
}
