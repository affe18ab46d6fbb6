package dev.ecs2eks.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.KubernetesVersion;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about the EKS side, as YAML or JSON (contract: Default Target); every member may be absent.
 *
 * @param kubernetesVersion {@code 1.36}
 * @param account twelve digits
 * @param addons present or not, by the names of {@link Addon#label()}
 */
record TargetFile(
        @JsonProperty("kubernetesVersion") @Nullable String kubernetesVersion,
        @JsonProperty("oidcIssuer") @Nullable String oidcIssuer,
        @JsonProperty("account") @Nullable String account,
        @JsonProperty("region") @Nullable String region,
        @JsonProperty("clusterName") @Nullable String clusterName,
        @JsonProperty("compute") @Nullable String compute,
        @JsonProperty("addons") @Nullable Map<String, Boolean> addons) {

    static TargetFile read(Path file) throws BadUsage {
        var target = YamlFile.read(file, TargetFile.class);
        target.check(file);
        return target;
    }

    Optional<KubernetesVersion> version() {
        return Optional.ofNullable(kubernetesVersion).flatMap(KubernetesVersion::of);
    }

    Optional<Compute> computeKind() {
        return Optional.ofNullable(compute).map(kind -> switch (kind) {
            case "EC2" -> Compute.EC2;
            case "Fargate" -> Compute.FARGATE;
            default -> Compute.AUTO_MODE;
        });
    }

    /** Whether it says of each add-on if it is there. */
    boolean namesEveryAddon() {
        return addons != null && Arrays.stream(Addon.values()).allMatch(addon -> addons.containsKey(addon.label()));
    }

    private void check(Path file) throws BadUsage {
        if (kubernetesVersion != null && version().isEmpty()) {
            throw new BadUsage(file + ": /kubernetesVersion: a version such as \"1.36\" belongs here");
        }
        if (compute != null && !Set.of("EC2", "Fargate", "AutoMode").contains(compute)) {
            throw new BadUsage(file + ": /compute: EC2, Fargate or AutoMode belongs here");
        }
        for (var name : addons == null ? Set.<String>of() : addons.keySet()) {
            if (Addon.of(name).isEmpty()) {
                throw new BadUsage(file + ": /addons/" + name + ": no add-on is called so; known: "
                        + String.join(
                                ", ",
                                Arrays.stream(Addon.values()).map(Addon::label).toList()));
            }
        }
    }
}
