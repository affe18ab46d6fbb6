package dev.ecs2eks.translate.storage;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Docker fills an empty volume with what the image holds at its path; an emptyDir hides it (T36). What an image holds
 * is not known here. So files are copied where nothing else could have put any into the volume, because nobody may
 * write to it; elsewhere a finding says what to do.
 */
final class CopyUps {

    private static final String TARGET = "/copy-up";

    /** {@code $$(} arrives as {@code $(} (mapping G4). */
    private static final String COPY =
            "if [ -d \"$1\" ] && [ -z \"$$(ls -A " + TARGET + ")\" ]; then cp -a \"$1/.\" " + TARGET + "/; fi";

    private final Subject subject;
    private final Map<Integer, List<VolumeMount>> mounts;
    private final Findings findings;
    private final UniqueNames names = new UniqueNames(
            name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
    private final List<Container> containers = new ArrayList<>();

    CopyUps(Subject subject, Map<Integer, List<VolumeMount>> mounts, Findings findings) {
        this.subject = subject;
        this.mounts = mounts;
        this.findings = findings;
        subject.containers().forEach(container -> names.next(container.name()));
    }

    List<Container> containers() {
        return containers;
    }

    /** For a volume of the pod that starts empty. */
    void consider(String volume, String pointer) {
        boolean written = subject.isWindows() || Mounts.isWritten(volume, mounts.values());
        boolean mounted = false;
        for (var container : subject.containers()) {
            for (var mount : mounts.getOrDefault(container.index(), List.of())) {
                if (mount.getName().equals(volume)) {
                    mounted = true;
                    if (!written && container.definition().image() != null) {
                        containers.add(copy(container, mount));
                    }
                }
            }
        }
        if (mounted) {
            findings.report(written ? "image-files-hidden" : "image-files-copied", pointer, volume);
        }
    }

    private Container copy(EcsContainer container, VolumeMount mount) {
        var copy = new Container();
        copy.setName(names.next("copy-" + mount.getName()));
        copy.setImage(container.definition().image());
        copy.setCommand(List.of("sh", "-c", COPY, "sh", mount.getMountPath().replace("$", "$$")));
        copy.setVolumeMounts(List.of(Mounts.mount(mount.getName(), TARGET, false)));
        return copy;
    }
}
