package dev.ecs2eks.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
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

    static <T> T read(Path file, Class<T> type) throws BadUsage {
        return read(file, type, "");
    }

    /** Reads one member of the document, such as {@code spec}; the whole of it for {@code ""}. */
    static <T> T read(Path file, Class<T> type, String member) throws BadUsage {
        var yaml = new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        try {
            JsonNode document = yaml.readTree(Files.readString(file));
            var node = member.isEmpty() ? document : document.path(member);
            if (!node.isObject()) {
                throw new BadUsage(
                        file + ": " + (member.isEmpty() ? "1:1" : "/" + member) + ": an object belongs here");
            }
            return yaml.treeToValue(node, type);
        } catch (JsonMappingException e) {
            throw new BadUsage(file + ": " + pointer(e, member) + ": this does not belong here");
        } catch (JsonProcessingException e) {
            throw new BadUsage(file + ": " + lineAndColumn(e.getLocation()) + ": this is neither YAML nor JSON");
        } catch (IOException e) {
            throw new BadUsage(file + ": the file cannot be read");
        }
    }

    private static String pointer(JsonMappingException e, String member) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining("", member.isEmpty() ? "" : "/" + member, ""));
    }

    private static String lineAndColumn(@Nullable JsonLocation location) {
        return location == null ? "1:1" : location.getLineNr() + ":" + location.getColumnNr();
    }
}
