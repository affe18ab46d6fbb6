package dev.ecs2eks.translate.storage;

import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import org.jspecify.annotations.Nullable;

/** Volumes that start empty and end with the pod. */
final class EmptyDirs {

    private EmptyDirs() {}

    /** On the disk of the node. */
    static Volume onDisk(String name) {
        return volume(name, new EmptyDirVolumeSource());
    }

    /** In memory, which counts against the limit of the containers as a tmpfs does in ECS. */
    static Volume inMemory(String name, @Nullable Quantity limit) {
        return volume(name, new EmptyDirVolumeSource("Memory", limit));
    }

    private static Volume volume(String name, EmptyDirVolumeSource source) {
        var volume = new Volume();
        volume.setName(name);
        volume.setEmptyDir(source);
        return volume;
    }
}
