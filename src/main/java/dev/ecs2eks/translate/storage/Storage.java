package dev.ecs2eks.translate.storage;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;

/**
 * What the volumes become.
 *
 * @param manifests StorageClasses, PersistentVolumes and claims, in the order in which they are created
 * @param volumes of the pod
 * @param mounts by container index, with those taken over from other containers
 * @param copyUps init containers that fill an empty volume from an image before anything else starts (T36)
 */
public record Storage(
        List<HasMetadata> manifests,
        List<Volume> volumes,
        Map<Integer, List<VolumeMount>> mounts,
        List<Container> copyUps) {}
