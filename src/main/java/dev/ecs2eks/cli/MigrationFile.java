package dev.ecs2eks.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ecs2eks.api.EcsMigrationSpec;
import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.plan.SpecOptions;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Options;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An {@code EcsMigration} as it would be applied to a cluster, for the wishes in its spec. */
@JsonIgnoreProperties(ignoreUnknown = true)
record MigrationFile(
        @JsonProperty("metadata") @Nullable Metadata metadata, @JsonProperty("spec") @Nullable EcsMigrationSpec spec) {

    /** What a plan needs of the object's metadata. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metadata(@JsonProperty("namespace") @Nullable String namespace) {}

    static MigrationFile read(Path file) throws BadUsage {
        var migration = YamlFile.read(file, MigrationFile.class);
        if (migration.spec() == null) {
            throw new BadUsage(file + ": /spec: the spec of an EcsMigration belongs here");
        }
        var name = migration.spec().name();
        if (name != null
                && !KubernetesName.service(name, KubernetesName.BASE_LENGTH).equals(name)) {
            throw new BadUsage(
                    file + ": /spec/name: at most 52 lower-case letters, digits and -, starting with a letter");
        }
        return migration;
    }

    /** The spec's wishes; the namespace is the object's own. */
    Options options() {
        var namespace = namespace();
        return SpecOptions.of(wishes(), namespace.orElse(""), OptionalInt.empty())
                .withNamespace(namespace);
    }

    /** The service that the spec names, to be read live. */
    Optional<ServiceReference> source() {
        return Optional.ofNullable(wishes().source())
                .map(source -> new ServiceReference(
                        source.cluster(),
                        source.service(),
                        Optional.ofNullable(source.region()),
                        Optional.ofNullable(source.account())));
    }

    /** Never missing in what {@link #read} gives. */
    EcsMigrationSpec wishes() {
        return java.util.Objects.requireNonNull(spec);
    }

    private Optional<String> namespace() {
        return Optional.ofNullable(metadata).map(Metadata::namespace);
    }
}
