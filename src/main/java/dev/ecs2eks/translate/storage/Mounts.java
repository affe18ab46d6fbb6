package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where containers see volumes: their own mount points, and those they take over by {@code volumesFrom}. */
final class Mounts {

    private final Subject subject;
    private final Map<String, String> podVolumes;
    private final Findings findings;

    /** By container index: its mounts by path. */
    private final Map<Integer, Map<String, VolumeMount>> resolved = new HashMap<>();

    private final Map<String, Integer> indexByName = new HashMap<>();

    /** Takes the name in the pod of each volume that can be mounted. */
    Mounts(Subject subject, Map<String, String> podVolumes, Findings findings) {
        this.subject = subject;
        this.podVolumes = podVolumes;
        this.findings = findings;
        for (var container : subject.containers()) {
            indexByName.put(container.originalName(), container.index());
        }
    }

    /** The mounts of a container by path; may be added to. */
    Map<String, VolumeMount> of(EcsContainer container) {
        var known = resolved.get(container.index());
        if (known != null) {
            return known;
        }
        var open = new HashSet<Integer>();
        var path = new ArrayDeque<Integer>(); // a stack of our own: chains may be longer than Java's
        path.push(container.index());
        while (!path.isEmpty()) {
            int index = path.peek();
            open.add(index);
            var next = unresolvedSource(index, open);
            if (next != null) {
                path.push(next);
            } else {
                resolved.put(index, mounts(subject.containers().get(index)));
                open.remove(path.pop());
            }
        }
        return resolved.getOrDefault(container.index(), new LinkedHashMap<>());
    }

    private @Nullable Integer unresolvedSource(int index, Set<Integer> open) {
        for (var from : subject.containers().get(index).definition().volumesFrom()) {
            var source = from == null ? null : indexByName.get(from.sourceContainer());
            if (source != null && !resolved.containsKey(source) && !open.contains(source)) {
                return source;
            }
        }
        return null;
    }

    private Map<String, VolumeMount> mounts(EcsContainer container) {
        var mounts = new LinkedHashMap<String, VolumeMount>();
        own(container, mounts);
        takenOver(container, mounts);
        return mounts;
    }

    private void own(EcsContainer container, Map<String, VolumeMount> mounts) {
        var points = container.definition().mountPoints();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            var pointer = container.pointer("mountPoints") + "/" + i;
            var source = point == null || point.sourceVolume() == null ? "" : point.sourceVolume();
            if (point == null || !subject.volumeNames().containsKey(source)) {
                findings.report("unknown-volume-reference", pointer + "/sourceVolume", source);
                continue;
            }
            var path = path(point.containerPath(), pointer + "/containerPath");
            var volume = podVolumes.get(source);
            if (path.isEmpty() || volume == null) {
                continue;
            }
            if (mounts.putIfAbsent(path, mount(volume, path, Boolean.TRUE.equals(point.readOnly()))) != null) {
                findings.report("duplicate-mount-path", pointer + "/containerPath", path);
            }
        }
    }

    /** What the container mounts itself goes first, as in Docker. */
    private void takenOver(EcsContainer container, Map<String, VolumeMount> mounts) {
        var sources = container.definition().volumesFrom();
        for (int i = 0; i < sources.size(); i++) {
            var from = sources.get(i);
            var pointer = container.pointer("volumesFrom") + "/" + i + "/sourceContainer";
            var name = from == null || from.sourceContainer() == null ? "" : from.sourceContainer();
            var index = indexByName.get(name);
            if (from == null || index == null) {
                findings.report("unknown-container-reference", pointer, name);
                continue;
            }
            var theirs = resolved.get(index);
            if (theirs == null) {
                findings.report("cyclic-volumes-from", pointer, name);
                continue;
            }
            boolean readOnly = Boolean.TRUE.equals(from.readOnly());
            for (var mount : theirs.values()) {
                mounts.putIfAbsent(
                        mount.getMountPath(),
                        mount(
                                mount.getName(),
                                mount.getMountPath(),
                                readOnly || Boolean.TRUE.equals(mount.getReadOnly())));
            }
        }
    }

    /** Absolute and without a slash at its end; empty for one that cannot be mounted. */
    private String path(@Nullable String written, String pointer) {
        var path = written == null ? "" : written.strip();
        if (path.isEmpty()) {
            findings.report("mount-path-missing", pointer);
            return path;
        }
        path = withoutSlash(path);
        if (path.startsWith("/") || subject.isWindows() || path.startsWith(":", 1)) {
            return path;
        }
        findings.report("relative-mount-path", pointer, path);
        return "/" + path;
    }

    /** One path is written in one way, so that nothing is mounted there twice. */
    static String withoutSlash(String path) {
        var shorter = path;
        while (shorter.length() > 1 && shorter.endsWith("/")) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        return shorter;
    }

    static VolumeMount mount(String volume, String path, boolean readOnly) {
        var mount = new VolumeMount();
        mount.setName(volume);
        mount.setMountPath(path);
        if (readOnly) {
            mount.setReadOnly(true);
        }
        return mount;
    }

    /** Whether some container may write to the volume. */
    static boolean isWritten(String volume, Iterable<List<VolumeMount>> mounts) {
        for (var ofContainer : mounts) {
            for (var mount : ofContainer) {
                if (mount.getName().equals(volume) && !Boolean.TRUE.equals(mount.getReadOnly())) {
                    return true;
                }
            }
        }
        return false;
    }
}
