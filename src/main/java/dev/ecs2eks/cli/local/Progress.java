package dev.ecs2eks.cli.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Follows a log file and passes on each complete line that came since the last look. */
final class Progress implements Runnable {

    private final Path log;
    private final Consumer<String> listener;
    private long seen;

    Progress(Path log, Consumer<String> listener) {
        this.log = log;
        this.listener = listener;
    }

    @Override
    public void run() {
        if (!Files.exists(log)) {
            return;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(seen);
            var fresh = new byte[(int) Math.min(1 << 16, file.length() - seen)];
            file.readFully(fresh);
            var text = new String(fresh, StandardCharsets.ISO_8859_1);
            var complete = text.lastIndexOf('\n') + 1;
            seen += complete;
            new String(fresh, 0, complete, StandardCharsets.UTF_8).lines().forEach(listener);
        } catch (IOException unreadable) {
            listener.accept("(cannot read " + log + ": " + unreadable.getMessage() + ")");
        }
    }
}
