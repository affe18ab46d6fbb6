package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.NFSVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DockerVolumeConfiguration;

/** Docker volumes of the {@code local} driver by what their options mean; others start empty, and the field map says so. */
final class DockerVolumes {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([kmg]?)");

    private final Subject subject;
    private final StaticClaims claims;
    private final Findings findings;

    DockerVolumes(Subject subject, StaticClaims claims, Findings findings) {
        this.subject = subject;
        this.claims = claims;
        this.findings = findings;
    }

    Optional<Volume> of(String name, DockerVolumeConfiguration docker, String pointer) {
        var options = docker.driverOpts();
        boolean local = docker.driver() == null
                || docker.driver().isEmpty()
                || docker.driver().equals("local");
        if (!local || options.isEmpty()) {
            return Optional.of(EmptyDirs.onDisk(name));
        }
        if (!"shared".equals(docker.scopeAsString())) {
            findings.settle(pointer + "/scope"); // the options say what is in it
        }
        var place = pointer + "/driverOpts";
        var mount = options.getOrDefault("o", "");
        var device = options.getOrDefault("device", "");
        return switch (options.getOrDefault("type", "")) {
            case "nfs", "nfs4" -> Optional.of(nfs(name, mount, device, place));
            case "tmpfs" -> Optional.of(EmptyDirs.inMemory(name, size(option(mount, "size"))));
            case "none", "" ->
                List.of(mount.split(",")).contains("bind") && !device.isEmpty()
                        ? HostPaths.of(name, device, place, subject, findings)
                        : Optional.of(unknown(name, place));
            default -> Optional.of(unknown(name, place));
        };
    }

    /** Whether Docker would have filled it from the image: a volume of its own that starts empty. */
    static boolean startsEmpty(DockerVolumeConfiguration docker) {
        return !"shared".equals(docker.scopeAsString()) && docker.driverOpts().isEmpty();
    }

    private Volume nfs(String name, String mount, String device, String pointer) {
        var server = option(mount, "addr");
        int colon = device.indexOf(':');
        var path = device.substring(colon + 1);
        if (server == null && colon > 0) {
            server = device.substring(0, colon);
        }
        if (server == null || !path.startsWith("/")) {
            return unknown(name, pointer);
        }
        var options = new ArrayList<String>();
        for (var option : mount.split(",")) {
            if (!option.isBlank() && !option.startsWith("addr=")) {
                options.add(option);
            }
        }
        var spec = new PersistentVolumeSpec();
        spec.setNfs(new NFSVolumeSource(path, null, server));
        spec.setMountOptions(options);
        return claims.volume(name, "nfs://" + server + path, spec, pointer);
    }

    private Volume unknown(String name, String pointer) {
        findings.report("docker-volume-options", pointer, name);
        return EmptyDirs.onDisk(name);
    }

    private static @Nullable String option(String mount, String key) {
        for (var option : mount.split(",")) {
            if (option.startsWith(key + "=")) {
                return option.substring(key.length() + 1);
            }
        }
        return null;
    }

    private static @Nullable Quantity size(@Nullable String text) {
        var matcher = SIZE.matcher(text == null ? "" : text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        return switch (matcher.group(2)) {
            case "k" -> new Quantity(matcher.group(1), "Ki");
            case "m" -> new Quantity(matcher.group(1), "Mi");
            case "g" -> new Quantity(matcher.group(1), "Gi");
            default -> new Quantity(matcher.group(1));
        };
    }
}
