package dev.ecs2eks.translate.storage;

import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.EBSTagSpecification;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceManagedEBSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The parameters of an EBS volume as a StorageClass of its own (mapping §3.5). */
final class EbsStorageClass {

    private EbsStorageClass() {}

    static StorageClass of(String name, ServiceManagedEBSVolumeConfiguration ebs, Subject subject) {
        var storageClass = new StorageClass();
        storageClass.setMetadata(subject.clusterMetadata(name));
        storageClass.setProvisioner(
                subject.target().compute() == Compute.AUTO_MODE ? "ebs.csi.eks.amazonaws.com" : "ebs.csi.aws.com");
        storageClass.setParameters(parameters(ebs, subject));
        storageClass.setReclaimPolicy("Delete");
        storageClass.setVolumeBindingMode("WaitForFirstConsumer");
        return storageClass;
    }

    private static Map<String, String> parameters(ServiceManagedEBSVolumeConfiguration ebs, Subject subject) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("type", ebs.volumeType() == null ? "gp3" : ebs.volumeType());
        // ECS formats with xfs, the driver with ext4 (T37)
        parameters.put(
                "csi.storage.k8s.io/fstype",
                ebs.filesystemTypeAsString() == null ? "xfs" : ebs.filesystemTypeAsString());
        put(parameters, "encrypted", ebs.encrypted());
        put(parameters, "kmsKeyId", ebs.kmsKeyId());
        put(parameters, "iops", ebs.iops());
        put(parameters, "throughput", ebs.throughput());
        put(parameters, "volumeInitializationRate", ebs.volumeInitializationRate());
        var number = 1;
        for (var tag : tags(ebs.tagSpecifications(), subject).entrySet()) {
            parameters.put("tagSpecification_" + number++, tag.getKey() + "=" + tag.getValue());
        }
        return parameters;
    }

    private static void put(Map<String, String> parameters, String key, @Nullable Object value) {
        if (value != null) {
            parameters.put(key, value.toString());
        }
    }

    private static Map<String, String> tags(List<EBSTagSpecification> specifications, Subject subject) {
        var tags = new LinkedHashMap<String, String>();
        for (var specification : specifications) {
            switch (String.valueOf(specification.propagateTagsAsString())) {
                case "SERVICE" ->
                    add(tags, subject.application().service().map(Service::tags).orElse(List.of()));
                case "TASK_DEFINITION" -> add(tags, subject.application().task().tags());
                default -> {}
            }
            add(tags, specification.tags());
        }
        return tags;
    }

    private static void add(Map<String, String> tags, List<Tag> more) {
        for (var tag : more) {
            if (tag.key() != null) {
                tags.put(tag.key(), tag.value() == null ? "" : tag.value());
            }
        }
    }
}
