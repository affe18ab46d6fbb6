package dev.ecs2eks.ecs.file;

import dev.ecs2eks.ecs.file.BundleResult.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads bundles from a file, a folder or a stream. A file that cannot be read is a result, too. */
public final class BundleFiles {

    private static final String ENDING = ".json";

    private final BundleReader reader = new BundleReader();

    /** The services of one file; the source is the file's name without its folder. */
    public List<BundleResult> file(Path file) {
        var source = String.valueOf(file.getFileName());
        try (var content = Files.newInputStream(file)) {
            return stream(source, content);
        } catch (IOException e) {
            return List.of(new Refused(source, "the file cannot be read"));
        }
    }

    /** The services of a stream, for example of standard input. */
    public List<BundleResult> stream(String source, InputStream content) throws IOException {
        return reader.read(source, content.readNBytes(JsonDocument.LARGEST + 1));
    }

    /** The services of all {@code .json} files of a folder, by file name; folders within it are left alone. */
    public List<BundleResult> folder(Path folder) throws IOException {
        var results = new ArrayList<BundleResult>();
        for (var file : in(folder)) {
            results.addAll(file(file));
        }
        return results;
    }

    /** The files that hold bundles, by name. */
    static List<Path> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                    .toList();
        }
    }
}
