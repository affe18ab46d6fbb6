package dev.ecs2eks.testing;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A resource in a file of its own; its first line may be a comment that says what the API server answers. */
public record Fixture(Path file, String text) {

    /** Every YAML file of a folder, by name. */
    public static Stream<Fixture> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Fixture::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Untyped: a member that our types do not know must reach the API server. */
    public GenericKubernetesResource resource() {
        return Serialization.unmarshal(text, GenericKubernetesResource.class);
    }

    /** The comment of the first line. */
    public String expected() {
        return text.lines().findFirst().orElseThrow().replaceFirst("^# ", "");
    }

    /** The file's name, which is the title of the story. */
    @Override
    public String toString() {
        return file.getFileName().toString().replace(".yaml", "").replace('-', ' ');
    }

    private static Fixture read(Path file) {
        try {
            return new Fixture(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
