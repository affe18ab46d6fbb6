package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Directories of the instance as directories of the node. */
final class HostPaths {

    /** What Docker and the ECS agent keep; EKS nodes run neither. */
    private static final List<String> OF_DOCKER_AND_ECS = List.of(
            "/var/run/docker",
            "/run/docker",
            "/var/lib/docker",
            "/etc/docker",
            "/etc/ecs",
            "/var/lib/ecs",
            "/var/log/ecs",
            "/var/cache/ecs",
            "\\\\.\\pipe\\docker_engine",
            "//./pipe/docker_engine");

    private HostPaths() {}

    /** Empty where nothing on a node could stand for the path: then the mounts go as well. */
    static Optional<Volume> of(String name, String written, String pointer, Subject subject, Findings findings) {
        var path = resolved(written);
        if (isOfDockerOrEcs(path)) {
            findings.report("docker-socket", pointer, path);
            return Optional.empty();
        }
        if (subject.target().compute() == Compute.FARGATE) {
            findings.report("volume-not-on-fargate", pointer, name);
        }
        var volume = new Volume();
        volume.setName(name);
        volume.setHostPath(new HostPathVolumeSource(path, type(path)));
        return Optional.of(volume);
    }

    /** Without {@code .} and {@code ..}, which Docker resolves and Kubernetes refuses. */
    private static String resolved(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        var steps = new ArrayDeque<String>();
        for (var step : path.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    private static boolean isOfDockerOrEcs(String path) {
        for (var owned : OF_DOCKER_AND_ECS) {
            if (path.startsWith(owned)
                    && (path.length() == owned.length() || "/.\\".indexOf(path.charAt(owned.length())) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** Docker makes a directory of a path that is missing; a file or socket that is there must not be held for one. */
    private static @Nullable String type(String path) {
        var last = path.substring(path.lastIndexOf('/') + 1);
        boolean maybeFile = last.indexOf('.') > 0
                || (path.startsWith("/etc/")
                        && List.of("localtime", "timezone", "hosts", "hostname", "machine-id", "passwd", "group")
                                .contains(last));
        return maybeFile ? null : "DirectoryOrCreate";
    }
}
