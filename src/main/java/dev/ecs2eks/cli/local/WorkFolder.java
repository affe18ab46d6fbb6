package dev.ecs2eks.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for data and logs of one run; it stays when the run went wrong, for its logs.
 *
 * @param path absolute, empty at first
 */
public record WorkFolder(Path path) {

    /** In the system's temporary folder. */
    public static WorkFolder named(String run) {
        try {
            return new WorkFolder(Files.createTempDirectory("ecs2eks-" + run + "-"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes it after a good run. */
    public void leave(boolean good) {
        if (!good) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
