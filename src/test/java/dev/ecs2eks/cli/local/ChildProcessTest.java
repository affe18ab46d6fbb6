package dev.ecs2eks.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration SHORT = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void stopping_lets_it_say_goodbye() throws Exception {
        var child = shell("trap 'echo goodbye; exit 0' TERM; touch ready; while :; do sleep 0.05; done");
        child.await(List.of(), () -> Files.exists(directory.resolve("ready")), SHORT);
        child.stop(SHORT);
        assertThat(child.alive()).isFalse();
        assertThat(Files.readString(child.log())).contains("goodbye");
    }

    @Test
    void killing_does_not() throws Exception {
        var child = shell("trap 'echo goodbye; exit 0' TERM; touch ready; while :; do sleep 0.05; done");
        child.await(List.of(), () -> Files.exists(directory.resolve("ready")), SHORT);
        child.kill();
        assertThat(child.alive()).isFalse();
        assertThat(Files.readString(child.log())).isEmpty();
    }

    @Test
    void who_ignores_the_signal_is_killed_in_the_end() {
        var child = shell("trap '' TERM; touch ready; while :; do sleep 0.05; done");
        child.await(List.of(), () -> Files.exists(directory.resolve("ready")), SHORT);
        child.stop(Duration.ofMillis(200));
        assertThat(child.alive()).isFalse();
    }

    @Test
    void an_early_end_is_told_with_its_last_words_and_its_log() {
        var child = shell("echo 'install Go 1.26 first' >&2; exit 1");
        assertThatThrownBy(() -> child.await(List.of(), () -> false, SHORT))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("install Go 1.26 first")
                .hasMessageContaining(child.log().toString());
    }

    @Test
    void progress_passes_each_line_once_and_only_when_it_is_complete() {
        var lines = new ArrayList<String>();
        var child = shell(
                "printf 'one\\ntwo\\nth'; touch half; while [ ! -e go ]; do sleep 0.02; done; echo ree; touch ready; sleep 5");
        var progress = new Progress(child.log(), lines::add);
        child.await(List.of(), () -> Files.exists(directory.resolve("half")), SHORT);
        progress.run();
        assertThat(lines).containsExactly("one", "two");
        assertThat(directory.resolve("go").toFile().mkdir()).isTrue();
        child.await(List.of(progress), () -> Files.exists(directory.resolve("ready")), SHORT);
        progress.run();
        assertThat(lines).containsExactly("one", "two", "three");
        child.kill();
    }

    private ChildProcess shell(String script) {
        var program = new ProcessBuilder("/bin/sh", "-c", script).directory(directory.toFile());
        return ChildProcess.start(program, directory.resolve("log"));
    }
}
