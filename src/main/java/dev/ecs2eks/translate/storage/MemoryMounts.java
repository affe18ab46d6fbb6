package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Tmpfs;

/** {@code tmpfs} and the size of {@code /dev/shm}: volumes in memory that one container mounts. */
final class MemoryMounts {

    /** Options that an emptyDir has too. */
    private static final Set<String> KEPT = Set.of("ro", "rw", "defaults");

    private static final String SHARED = "/dev/shm";

    private final boolean windows;
    private final UniqueNames names;
    private final List<Volume> volumes;
    private final Findings findings;

    /** On Windows there are none, which the part that knows the platform says. */
    MemoryMounts(boolean windows, UniqueNames names, List<Volume> volumes, Findings findings) {
        this.windows = windows;
        this.names = names;
        this.volumes = volumes;
        this.findings = findings;
    }

    /** Adds those of a container to its mounts and to the volumes of the pod. */
    void addTo(Map<String, VolumeMount> mounts, EcsContainer container) {
        var linux = container.definition().linuxParameters();
        if (linux == null || windows) {
            return;
        }
        var pointer = container.pointer("linuxParameters");
        for (int i = 0; i < linux.tmpfs().size(); i++) {
            var tmpfs = linux.tmpfs().get(i);
            if (tmpfs != null) {
                add(mounts, container, tmpfs, pointer + "/tmpfs/" + i);
            }
        }
        var shared = linux.sharedMemorySize();
        if (shared != null && shared != 0) {
            var limit = mebibytes(shared, container, pointer + "/sharedMemorySize");
            if (mounts.containsKey(SHARED)) {
                findings.report("duplicate-mount-path", pointer + "/sharedMemorySize", SHARED);
            } else if (limit != null) {
                mount(mounts, names.next("shm-" + container.name()), limit, SHARED, false);
            }
        }
    }

    private void add(Map<String, VolumeMount> mounts, EcsContainer container, Tmpfs tmpfs, String pointer) {
        var path = Mounts.withoutSlash(tmpfs.containerPath() == null ? "" : tmpfs.containerPath());
        if (path.isEmpty()) {
            findings.report("mount-path-missing", pointer + "/containerPath");
        } else if (mounts.containsKey(path)) {
            findings.report("duplicate-mount-path", pointer + "/containerPath", path);
        } else {
            var limit = tmpfs.size() == null ? null : mebibytes(tmpfs.size(), container, pointer + "/size");
            if (KEPT.containsAll(tmpfs.mountOptions())) {
                findings.settle(pointer + "/mountOptions");
            }
            mount(
                    mounts,
                    names.next("tmpfs-" + container.name()),
                    limit,
                    path,
                    tmpfs.mountOptions().contains("ro"));
        }
    }

    private void mount(
            Map<String, VolumeMount> mounts, String volume, @Nullable Quantity limit, String path, boolean readOnly) {
        if (mounts.putIfAbsent(path, Mounts.mount(volume, path, readOnly)) == null) {
            volumes.add(EmptyDirs.inMemory(volume, limit));
        }
    }

    private @Nullable Quantity mebibytes(int size, EcsContainer container, String pointer) {
        if (size < 1) {
            findings.report("volume-size-out-of-range", pointer, container.originalName(), size);
            return null;
        }
        return new Quantity(String.valueOf(size), "Mi");
    }
}
