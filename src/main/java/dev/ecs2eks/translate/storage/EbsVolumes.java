package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.EphemeralVolumeSource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimTemplate;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TypedLocalObjectReference;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ServiceManagedEBSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;

/**
 * EBS volumes configured at launch: one for each pod, gone with it, as ECS does (T37: no StatefulSet, whose claims
 * would keep the data).
 */
final class EbsVolumes {

    private static final String SNAPSHOTS = "snapshot.storage.k8s.io";

    /** The largest EBS volume: io2 Block Express. */
    private static final int LARGEST_GIB = 65_536;

    private final Subject subject;
    private final Findings findings;
    private final List<HasMetadata> manifests = new ArrayList<>();

    EbsVolumes(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    List<HasMetadata> manifests() {
        return manifests;
    }

    /** A volume that the task definition leaves to the service. */
    Volume of(String name, String original, String pointer) {
        var configuration = configuration(original);
        if (configuration.isEmpty()) {
            findings.report("launch-configuration-missing", pointer, name);
            return EmptyDirs.onDisk(name);
        }
        var place = configuration.get().pointer() + "/managedEBSVolume";
        var ebs = configuration.get().value().managedEBSVolume();
        checkTarget(name, place);
        var storageClass = StaticClaims.clusterName(subject, name);
        manifests.add(EbsStorageClass.of(storageClass, ebs, subject));
        var template = new PersistentVolumeClaimTemplate();
        template.setMetadata(templateMetadata());
        template.setSpec(claim(name, storageClass, ebs, place));
        var volume = new Volume();
        volume.setName(name);
        volume.setEphemeral(new EphemeralVolumeSource(template));
        return volume;
    }

    private Optional<Located<ServiceVolumeConfiguration>> configuration(String original) {
        return subject.revision().volumes().stream()
                .filter(it -> original.equals(it.value().name()) && it.value().managedEBSVolume() != null)
                .findFirst();
    }

    private void checkTarget(String name, String pointer) {
        if (subject.target().compute() == Compute.FARGATE) {
            findings.report("volume-not-on-fargate", pointer, name);
        } else if (subject.target().compute() == Compute.EC2
                && !subject.target().has(Addon.EBS_CSI)) {
            findings.report("addon-missing", pointer, name, "the EBS CSI driver");
        }
    }

    private ObjectMeta templateMetadata() {
        var metadata = new ObjectMeta();
        metadata.setLabels(subject.labels());
        return metadata;
    }

    private PersistentVolumeClaimSpec claim(
            String name, String storageClass, ServiceManagedEBSVolumeConfiguration ebs, String pointer) {
        var spec = new PersistentVolumeClaimSpec();
        spec.setAccessModes(List.of("ReadWriteOnce"));
        spec.setStorageClassName(storageClass);
        var size = ebs.sizeInGiB();
        if (size == null) {
            findings.report("ephemeral-volume-size", pointer + "/sizeInGiB", name);
        } else if (size < 1 || size > LARGEST_GIB) {
            findings.report("volume-size-out-of-range", pointer + "/sizeInGiB", name, size);
        } else {
            var resources = new VolumeResourceRequirements();
            resources.setRequests(Map.of("storage", new Quantity(size.toString(), "Gi")));
            spec.setResources(resources);
        }
        if (ebs.snapshotId() != null && !ebs.snapshotId().isEmpty()) {
            spec.setDataSource(snapshot(name, ebs.snapshotId(), pointer + "/snapshotId"));
        }
        return spec;
    }

    /** The content of a snapshot belongs to the whole cluster, and a plan may not hold it. */
    private TypedLocalObjectReference snapshot(String name, String snapshotId, String pointer) {
        var snapshot = subject.base() + "-" + name;
        var content = StaticClaims.clusterName(subject, name);
        if (!subject.target().has(Addon.SNAPSHOT_CONTROLLER)) {
            findings.report("snapshot-controller-missing", pointer, name);
        }
        findings.report("snapshot-content-needed", pointer, name, content, snapshotId, snapshot);
        var resource = new GenericKubernetesResource();
        resource.setApiVersion(SNAPSHOTS + "/v1");
        resource.setKind("VolumeSnapshot");
        resource.setMetadata(subject.metadata(snapshot));
        resource.setAdditionalProperty("spec", Map.of("source", Map.of("volumeSnapshotContentName", content)));
        manifests.add(resource);
        return new TypedLocalObjectReference(SNAPSHOTS, "VolumeSnapshot", snapshot);
    }
}
