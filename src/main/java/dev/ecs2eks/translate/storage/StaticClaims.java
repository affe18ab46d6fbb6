package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** File systems that exist: a PersistentVolume and the claim that is bound to it and to nothing else. */
final class StaticClaims {

    /** Shared file systems have no size to ask for, but the field must be there. */
    private static final Map<String, Quantity> ANY_SIZE = Map.of("storage", new Quantity("5", "Gi"));

    private static final List<String> MANY_WRITERS = List.of("ReadWriteMany");

    private record Claimed(Volume volume, PersistentVolumeSpec spec) {}

    private final Subject subject;
    private final Findings findings;
    private final Map<String, Claimed> byHandle = new LinkedHashMap<>();
    private final List<HasMetadata> manifests = new ArrayList<>();

    StaticClaims(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    List<HasMetadata> manifests() {
        return manifests;
    }

    /**
     * The pod's volume for a file system. Two that mean the same place are one: a driver knows a place by one handle,
     * and a pod cannot mount one claim twice.
     *
     * @param handle what tells places apart
     * @param source holds what the driver needs
     */
    Volume volume(String name, String handle, PersistentVolumeSpec source, String pointer) {
        var known = byHandle.get(handle);
        if (known != null) {
            if (!known.spec().equals(source)) {
                findings.report(
                        "shared-volume-options", pointer, handle, known.volume().getName());
            }
            return known.volume();
        }
        var claim = subject.base() + "-" + name;
        var volume = new Volume();
        volume.setName(name);
        volume.setPersistentVolumeClaim(new PersistentVolumeClaimVolumeSource(claim, null));
        byHandle.put(handle, new Claimed(volume, source));
        var persistentVolume = clusterName(subject, name);
        manifests.add(persistentVolume(persistentVolume, claim, source));
        manifests.add(claim(claim, persistentVolume));
        return volume;
    }

    /** The name of an object that belongs to the whole cluster (contract: Names). */
    static String clusterName(Subject subject, String name) {
        return subject.namespaceOrDefault() + "-" + subject.base() + "-" + name;
    }

    private PersistentVolume persistentVolume(String name, String claim, PersistentVolumeSpec source) {
        var spec = new PersistentVolumeSpec();
        spec.setCapacity(ANY_SIZE);
        spec.setVolumeMode("Filesystem");
        spec.setAccessModes(MANY_WRITERS);
        spec.setPersistentVolumeReclaimPolicy("Retain");
        spec.setStorageClassName("");
        spec.setMountOptions(source.getMountOptions());
        spec.setCsi(source.getCsi());
        spec.setNfs(source.getNfs());
        subject.options().namespace().ifPresent(namespace -> {
            var reference = new ObjectReference();
            reference.setNamespace(namespace);
            reference.setName(claim);
            spec.setClaimRef(reference);
        });
        var volume = new PersistentVolume();
        volume.setMetadata(subject.clusterMetadata(name));
        volume.setSpec(spec);
        return volume;
    }

    private PersistentVolumeClaim claim(String name, String persistentVolume) {
        var resources = new VolumeResourceRequirements();
        resources.setRequests(ANY_SIZE);
        var spec = new PersistentVolumeClaimSpec();
        spec.setAccessModes(MANY_WRITERS);
        spec.setStorageClassName("");
        spec.setVolumeName(persistentVolume);
        spec.setResources(resources);
        var claim = new PersistentVolumeClaim();
        claim.setMetadata(subject.metadata(name));
        claim.setSpec(spec);
        return claim;
    }
}
