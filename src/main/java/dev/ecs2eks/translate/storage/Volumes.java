package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Volumes of the task definition as volumes of the pod, and where containers mount them (mapping §2.5, §3.5). */
public final class Volumes {

    private final Subject subject;
    private final Findings findings;
    private final StaticClaims claims;
    private final FileSystems fileSystems;
    private final DockerVolumes dockerVolumes;
    private final EbsVolumes ebsVolumes;

    /** Volumes of the pod by name. */
    private final Map<String, Volume> volumes = new LinkedHashMap<>();

    /** The name in the pod of what can be mounted, by its name in the task definition. */
    private final Map<String, String> mountable = new LinkedHashMap<>();

    /** Pointers of volumes that start empty, by name in the pod. */
    private final Map<String, String> empty = new LinkedHashMap<>();

    private Volumes(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
        this.claims = new StaticClaims(subject, findings);
        this.fileSystems = new FileSystems(subject, claims, findings);
        this.dockerVolumes = new DockerVolumes(subject, claims, findings);
        this.ebsVolumes = new EbsVolumes(subject, findings);
    }

    public static Storage of(Subject subject, Findings findings) {
        return new Volumes(subject, findings).storage();
    }

    private Storage storage() {
        var declared = subject.application().taskDefinition().volumes();
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i) != null) {
                declare(declared.get(i), "/taskDefinition/volumes/" + i);
            }
        }
        var podVolumes = new ArrayList<>(volumes.values());
        var mounts = mounts(podVolumes);
        var copyUps = new CopyUps(subject, mounts, findings);
        empty.forEach(copyUps::consider);
        var manifests = new ArrayList<HasMetadata>(ebsVolumes.manifests());
        manifests.addAll(claims.manifests());
        return new Storage(manifests, podVolumes, mounts, copyUps.containers());
    }

    private void declare(software.amazon.awssdk.services.ecs.model.Volume declared, String pointer) {
        var original = declared.name() == null ? "" : declared.name();
        var name = subject.volumeNames().get(original);
        if (name == null || mountable.containsKey(original)) {
            findings.report("duplicate-volume-name", pointer + "/name", original);
            return;
        }
        translate(declared, name, pointer).ifPresent(volume -> {
            volumes.putIfAbsent(volume.getName(), volume);
            mountable.put(original, volume.getName());
        });
    }

    private Optional<Volume> translate(
            software.amazon.awssdk.services.ecs.model.Volume declared, String name, String pointer) {
        var efs = declared.efsVolumeConfiguration();
        if (efs != null) {
            return Optional.of(fileSystems.efs(name, efs, pointer + "/efsVolumeConfiguration"));
        }
        var files = declared.s3filesVolumeConfiguration();
        if (files != null) {
            return Optional.of(fileSystems.s3Files(name, files, pointer + "/s3filesVolumeConfiguration"));
        }
        var share = declared.fsxWindowsFileServerVolumeConfiguration();
        if (share != null) {
            var place = pointer + "/fsxWindowsFileServerVolumeConfiguration";
            return Optional.of(WindowsShares.of(name, share, place, subject, claims));
        }
        if (Boolean.TRUE.equals(declared.configuredAtLaunch())) {
            return Optional.of(ebsVolumes.of(
                    name, declared.name() == null ? "" : declared.name(), pointer + "/configuredAtLaunch"));
        }
        var docker = declared.dockerVolumeConfiguration();
        if (docker != null) {
            var place = pointer + "/dockerVolumeConfiguration";
            if (DockerVolumes.startsEmpty(docker)) {
                empty.put(name, place + "/scope");
            }
            return dockerVolumes.of(name, docker, place);
        }
        var path = declared.host() == null ? null : declared.host().sourcePath();
        if (path != null && !path.isEmpty()) {
            return HostPaths.of(name, path, pointer + "/host/sourcePath", subject, findings);
        }
        empty.put(name, pointer);
        return Optional.of(EmptyDirs.onDisk(name));
    }

    private Map<Integer, List<VolumeMount>> mounts(List<Volume> podVolumes) {
        var names = new UniqueNames(
                name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
        volumes.keySet().forEach(names::next);
        var declared = new Mounts(subject, mountable, findings);
        var memory = new MemoryMounts(subject.isWindows(), names, podVolumes, findings);
        var mounts = new TreeMap<Integer, List<VolumeMount>>();
        for (var container : subject.containers()) {
            var ofContainer = new LinkedHashMap<>(declared.of(container));
            memory.addTo(ofContainer, container);
            if (!ofContainer.isEmpty()) {
                mounts.put(container.index(), List.copyOf(ofContainer.values()));
            }
        }
        return mounts;
    }
}
