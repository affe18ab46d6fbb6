package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;

/** Members of a container that only Linux nodes obey: on Windows each is left out and named. */
final class LinuxOnly {

    private final EcsContainer container;
    private final Findings findings;

    private LinuxOnly(EcsContainer container, Findings findings) {
        this.container = container;
        this.findings = findings;
    }

    static void report(EcsContainer container, Findings findings) {
        new LinuxOnly(container, findings).all();
    }

    private void all() {
        var definition = container.definition();
        reportIf(Boolean.TRUE.equals(definition.privileged()), "privileged");
        reportIf(Boolean.TRUE.equals(definition.readonlyRootFilesystem()), "readonlyRootFilesystem");
        for (int i = 0; i < definition.systemControls().size(); i++) {
            reportIf(true, "systemControls/" + i + "/namespace");
        }
        var linux = definition.linuxParameters();
        if (linux == null) {
            return;
        }
        var capabilities = linux.capabilities();
        reportIf(
                capabilities != null
                        && !(capabilities.add().isEmpty() && capabilities.drop().isEmpty()),
                "linuxParameters/capabilities");
        reportIf(linux.sharedMemorySize() != null && linux.sharedMemorySize() != 0, "linuxParameters/sharedMemorySize");
        for (int i = 0; i < linux.tmpfs().size(); i++) {
            reportIf(true, "linuxParameters/tmpfs/" + i);
        }
    }

    private void reportIf(boolean set, String member) {
        if (set) {
            findings.report("not-on-windows", container.pointer(member), member);
        }
    }
}
