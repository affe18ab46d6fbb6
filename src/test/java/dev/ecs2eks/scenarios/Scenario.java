package dev.ecs2eks.scenarios;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.file.BundleFiles;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.plan.SpecOptions;
import dev.ecs2eks.plan.TargetOf;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.Frontend;
import dev.ecs2eks.translate.subject.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A story on one screen: a folder whose name is the sentence, with the bundle that is given, the wishes of {@code
 * migration.yaml} if there are any, and what comes out of it: {@code expected/<kind>-<name>.yaml} for each object and
 * {@code findings.yaml}.
 */
public record Scenario(Path folder) {

    private static final Path ALL = Path.of("src/test/resources/scenarios");
    private static final String WISHES = "migration.yaml";

    public static Stream<Scenario> all() {
        try (var folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory).sorted().map(Scenario::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EcsApplication application() {
        var results = new BundleFiles().file(folder.resolve("bundle.json"));
        if (results.size() == 1 && results.get(0) instanceof BundleResult.Read read) {
            return read.application();
        }
        throw new IllegalStateException(folder + " must hold one readable service: " + results);
    }

    public Plan plan() {
        var application = application();
        var options = wishes();
        var target = TargetOf.described(target(options), application);
        return Planner.plan(application, target, options, List.of());
    }

    /** The spec of {@code migration.yaml}, where there is one. */
    private Options wishes() {
        try {
            var file = folder.resolve(WISHES);
            return Files.exists(file)
                    ? SpecOptions.of(
                                    Serialization.unmarshal(Files.readString(file), EcsMigration.class)
                                            .getSpec(),
                                    "",
                                    OptionalInt.empty())
                            .withNamespace(Optional.empty())
                    : Options.none();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cluster with the usual add-ons; whoever asks for a Gateway has the Gateway API. */
    private static Target target(Options options) {
        var usual = Target.byDefault();
        if (options.frontend() != Frontend.GATEWAY) {
            return usual;
        }
        var addons = EnumSet.copyOf(usual.addons());
        addons.add(Addon.GATEWAY_API);
        return new Target(
                usual.kubernetesVersion(),
                usual.compute(),
                addons,
                usual.oidcIssuer(),
                usual.account(),
                usual.region(),
                usual.clusterName(),
                usual.assumed());
    }

    /** The files as they should be now, by their path below the folder. */
    Map<String, String> outcome() {
        var plan = plan();
        var files = new TreeMap<String, String>();
        for (var manifest : plan.manifests()) {
            files.put("expected/" + fileName(manifest), Serialization.asYaml(manifest));
        }
        files.put("findings.yaml", plan.findings().stream().map(Scenario::text).collect(Collectors.joining()));
        return files;
    }

    /** The files as they are checked in. */
    Map<String, String> checkedIn() throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.endsWith(WISHES))
                    .toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    void refresh() throws IOException {
        for (var stale : checkedIn().keySet()) {
            Files.delete(folder.resolve(stale));
        }
        for (var file : outcome().entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static String fileName(HasMetadata manifest) {
        return manifest.getKind().toLowerCase(java.util.Locale.ROOT) + "-"
                + manifest.getMetadata().getName() + ".yaml";
    }

    /** Severity, code and place: the words live in the field map and would only be repeated here. */
    private static String text(Finding finding) {
        return "- %s %s at %s%n".formatted(finding.severity().label(), finding.code(), finding.field());
    }

    @Override
    public String toString() {
        return folder.getFileName().toString().replace('-', ' ');
    }
}
