package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.logging.Logging;
import dev.ecs2eks.translate.placement.Placement;
import dev.ecs2eks.translate.pod.Containers.Brought;
import dev.ecs2eks.translate.secrets.Secrets;
import dev.ecs2eks.translate.storage.Storage;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.IpcMode;
import software.amazon.awssdk.services.ecs.model.PidMode;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** A task as the template of pods (mapping §2 and §4). */
public final class PodTemplates {

    private static final String DEFINITION = "/taskDefinition/";

    private PodTemplates() {}

    /** The template; complete also where a finding says that it cannot start. */
    public static PodTemplateSpec of(
            Subject subject,
            Secrets secrets,
            Storage storage,
            Placement placement,
            Logging logging,
            Findings findings) {
        var template = new PodTemplateSpec();
        if (subject.containers().isEmpty()) {
            template.setSpec(new PodSpec());
            return template;
        }
        var platform = Platform.of(subject);
        var order = ContainerOrder.of(subject, logging, findings);
        var pod = new PodSpec();
        containers(pod, subject, platform, order, new Brought(secrets, storage, logging), findings);
        pod.setVolumes(storage.volumes());
        pod.setImagePullSecrets(secrets.pullSecrets());
        place(pod, placement);
        namespaces(pod, subject, order, platform, findings);
        pod.setHostAliases(HostAliases.of(subject, order, findings));
        Dns.write(pod, order, platform, findings);
        Hostnames.write(pod, subject, order, platform, findings);
        securityContext(pod, subject, order, platform, findings);
        identity(pod, subject);
        template.setMetadata(PodMetadata.of(subject, order, findings));
        template.setSpec(pod);
        return template;
    }

    private static void containers(
            PodSpec pod, Subject subject, Platform platform, ContainerOrder order, Brought brought, Findings findings) {
        var resources = Resources.of(subject, platform, order, findings);
        var termination = Termination.of(subject, findings);
        var parts = new Containers(subject, platform, order, brought, findings);
        var init = new ArrayList<Container>(brought.storage().copyUps());
        order.initContainers().forEach(placed -> init.add(parts.of(placed, resources, termination)));
        pod.setInitContainers(init);
        var main = new ArrayList<Container>();
        order.containers().forEach(placed -> main.add(parts.of(placed, resources, termination)));
        pod.setContainers(main);
        pod.setResources(resources.ofPod());
        pod.setTerminationGracePeriodSeconds(termination.gracePeriod(order));
    }

    private static void place(PodSpec pod, Placement placement) {
        pod.setNodeSelector(placement.nodeSelector());
        pod.setAffinity(placement.affinity());
        pod.setTolerations(placement.tolerations());
        pod.setTopologySpreadConstraints(placement.spread());
        pod.setOs(placement.os());
    }

    private static void namespaces(
            PodSpec pod, Subject subject, ContainerOrder order, Platform platform, Findings findings) {
        var definition = subject.application().taskDefinition();
        if (platform.hostNetwork()) {
            pod.setHostNetwork(true);
            if (platform.fargate()) {
                findings.report("fargate-unsupported", DEFINITION + "networkMode", "host networking");
            }
        }
        if (order.all().size() == 1 && definition.ipcMode() == IpcMode.NONE) {
            findings.settle(DEFINITION + "ipcMode"); // nobody to share with
        }
        if (platform.windows()) {
            reportUnshareable(definition, findings);
            return;
        }
        if (definition.pidMode() == PidMode.HOST) {
            pod.setHostPID(true);
            findings.report("namespace-needs-privileged", DEFINITION + "pidMode", "hostPID");
        } else if (definition.pidMode() == PidMode.TASK) {
            pod.setShareProcessNamespace(true);
        }
        if (definition.ipcMode() == IpcMode.HOST) {
            pod.setHostIPC(true);
            findings.report("namespace-needs-privileged", DEFINITION + "ipcMode", "hostIPC");
        }
    }

    /** The API server refuses them for Windows. */
    private static void reportUnshareable(TaskDefinition definition, Findings findings) {
        if (definition.pidMode() != null) {
            findings.report("not-on-windows", DEFINITION + "pidMode", "pidMode");
        }
        if (definition.ipcMode() == IpcMode.HOST) {
            findings.report("not-on-windows", DEFINITION + "ipcMode", "ipcMode host");
        }
    }

    private static void securityContext(
            PodSpec pod, Subject subject, ContainerOrder order, Platform platform, Findings findings) {
        var sysctls = Sysctls.of(subject, order, platform, findings);
        if (!sysctls.isEmpty()) {
            var context = new PodSecurityContext();
            context.setSysctls(List.copyOf(sysctls));
            pod.setSecurityContext(context);
        }
    }

    private static void identity(PodSpec pod, Subject subject) {
        pod.setServiceAccountName(subject.base());
        pod.setAutomountServiceAccountToken(false); // the identity webhook projects a token of its own (G9)
        pod.setEnableServiceLinks(false); // a Service redis would set REDIS_PORT=tcp://… (T19)
    }
}
