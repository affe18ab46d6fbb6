package dev.ecs2eks.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The services of a folder. A JSON file holds one in any form that {@code ecs2eks plan} takes, or a list of them whose
 * entries may have an {@code id} beside {@code taskDefinition} and {@code service}.
 */
public final class SeedFolder {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Members that AWS always answers as numbers or lists. */
    private static final List<String> NO_TEXT = List.of(
            "desiredCount",
            "containerPort",
            "hostPort",
            "port",
            "healthCheckGracePeriodSeconds",
            "minimumHealthyPercent",
            "maximumPercent",
            "securityGroups",
            "subnets");

    /**
     * A service to seed.
     *
     * @param name the file's, with the entry's id or number where there are several
     * @param bundle JSON for the emulator, or the text as it is when it is no JSON
     */
    public record Seed(String name, String bundle) {}

    private SeedFolder() {}

    /** Every service of the folder's JSON files, by file name. */
    public static List<Seed> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LocalFailure(folder + " is no folder.");
        }
        try (var files = Files.list(folder)) {
            var seeds = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(SeedFolder::in)
                    .toList();
            if (seeds.isEmpty()) {
                throw new LocalFailure(folder + " holds no JSON file.");
            }
            return seeds;
        } catch (IOException unreadable) {
            throw new LocalFailure("Cannot read " + folder + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Stream<Seed> in(Path file) {
        var name = file.getFileName().toString().replaceFirst("\\.json$", "");
        var text = text(file);
        try {
            var tree = JSON.readTree(text);
            return tree.isArray() ? entries(name, tree) : Stream.of(seed(name, tree));
        } catch (JsonProcessingException noJson) {
            return Stream.of(new Seed(name, text)); // the emulator refuses it, and that is what try reports
        }
    }

    private static Stream<Seed> entries(String file, JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> seed(entry.path("id").asText(file), entry));
    }

    /** Roles and secrets that the task definition names and the bundle lacks are made up, as ordinary ones. */
    private static Seed seed(String name, JsonNode entry) {
        if (!(entry instanceof ObjectNode bundle)) {
            return new Seed(name, entry.toString());
        }
        if (bundle.has("services")) {
            return new Seed(name, SeedNames.inAll(name, bundle).toString());
        }
        var whole = bundle.has("containerDefinitions")
                ? JSON.createObjectNode().set("taskDefinition", bundle)
                : bundle.without("id");
        withoutOpenMembers(whole);
        return new Seed(
                name, SeedNames.in(name, (ObjectNode) whole).put("fill", true).toString());
    }

    /** A number or list that a template leaves open counts as absent. */
    private static void withoutOpenMembers(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(NO_TEXT.stream()
                    .filter(member -> object.path(member).asText().startsWith("${"))
                    .toList());
        }
        tree.forEach(SeedFolder::withoutOpenMembers);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
