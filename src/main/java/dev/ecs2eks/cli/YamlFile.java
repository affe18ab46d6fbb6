package dev.ecs2eks.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small files that a person writes for a command: YAML, of which JSON is a part. */
final class YamlFile {

    private YamlFile() {}

    /** Reads straight into the type: a tree between them would make 1.3 of the version 1.30. */
    static <T> T read(Path file, Class<T> type) throws BadUsage {
        var yaml = new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            T read = yaml.readValue(Files.readString(file), type);
            if (read == null) {
                throw new BadUsage(file + ": 1:1: the file says nothing");
            }
            return read;
        } catch (JsonMappingException e) {
            throw new BadUsage(file + ": " + place(e) + ": this does not belong here");
        } catch (JsonProcessingException e) {
            throw new BadUsage(file + ": " + lineAndColumn(e.getLocation()) + ": this is neither YAML nor JSON");
        } catch (IOException e) {
            throw new BadUsage(file + ": the file cannot be read");
        }
    }

    private static String place(JsonMappingException e) {
        var pointer = e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        return pointer.isEmpty() ? lineAndColumn(e.getLocation()) : pointer;
    }

    private static String lineAndColumn(@Nullable JsonLocation location) {
        return location == null ? "1:1" : Math.max(1, location.getLineNr()) + ":" + Math.max(1, location.getColumnNr());
    }
}
