package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.logging.Logging;
import dev.ecs2eks.translate.secrets.Secrets;
import dev.ecs2eks.translate.storage.Storage;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts each container together; what a piece means is said where the piece is made. */
final class Containers {

    /** What other parts of the translation bring into the containers. */
    record Brought(Secrets secrets, Storage storage, Logging logging) {}

    private final Subject subject;
    private final Platform platform;
    private final ContainerOrder order;
    private final Brought brought;
    private final Findings findings;
    private final Images images;
    private final Probes probes;
    private final ContainerPorts ports;

    Containers(Subject subject, Platform platform, ContainerOrder order, Brought brought, Findings findings) {
        this.subject = subject;
        this.platform = platform;
        this.order = order;
        this.brought = brought;
        this.findings = findings;
        this.images = Images.of(subject, findings);
        this.probes = Probes.of(subject, platform, findings);
        this.ports = new ContainerPorts(subject, findings);
    }

    Container of(PlacedContainer placed, Resources resources, Termination termination) {
        var of = placed.container();
        var definition = of.definition();
        var container = new Container();
        container.setName(of.name());
        images.write(container, of);
        if (placed.role() == Role.SIDECAR) {
            container.setRestartPolicy("Always");
        }
        Commands.write(container, placed, order, platform.windows(), findings);
        lookForEndpoints(placed);
        Ulimits.lookAt(of, findings);
        if (definition.workingDirectory() != null
                && !definition.workingDirectory().isEmpty()) {
            container.setWorkingDir(definition.workingDirectory());
        }
        container.setPorts(ports.of(placed));
        container.setEnvFrom(brought.secrets().environmentFiles().getOrDefault(of.index(), List.of()));
        container.setEnv(Environment.of(of, subject, brought.secrets(), brought.logging(), findings));
        container.setResources(resources.ofContainers().get(of.index()));
        container.setVolumeMounts(brought.storage().mounts().getOrDefault(of.index(), List.of()));
        probes.write(container, placed);
        termination.write(container, placed);
        container.setSecurityContext(SecurityContexts.of(of, platform, findings));
        container.setStdin(orAbsent(definition.interactive()));
        container.setTty(orAbsent(definition.pseudoTerminal()));
        return container;
    }

    private void lookForEndpoints(PlacedContainer placed) {
        var container = placed.container();
        var definition = container.definition();
        EcsEndpoints.lookAt(definition.entryPoint(), "entryPoint", container, findings);
        EcsEndpoints.lookAt(definition.command(), "command", container, findings);
        if (definition.healthCheck() != null) {
            EcsEndpoints.lookAt(definition.healthCheck().command(), "healthCheck/command", container, findings);
        }
        if (definition.command().stream().anyMatch(word -> word != null && SuspiciousText.isCredential(word))) {
            findings.report("credential-in-command", container.pointer("command"));
        }
    }

    private static @Nullable Boolean orAbsent(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag) ? flag : null;
    }
}
