package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;

/** The task's security groups on the pods, where the cluster can do that (mapping §3.3). */
public final class SecurityGroups {

    /** Auto Mode has them from this version on (T43a). */
    private static final int FIRST_IN_AUTO_MODE = 36;

    private SecurityGroups() {}

    public static Optional<HasMetadata> of(Subject subject, Findings findings) {
        var network = subject.revision().network();
        if (network.isEmpty() || network.get().value().securityGroups().isEmpty()) {
            return Optional.empty();
        }
        if (!areForPods(subject)) {
            report(network.get(), findings);
            return Optional.empty();
        }
        if (getsRoleFromItsNode(subject)) {
            findings.report("pod-identity-behind-security-groups", network.get().pointer() + "/securityGroups");
        }
        return Optional.of(policy(subject, network.get().value().securityGroups()));
    }

    /** Pod Identity's agent runs on the node, which strict enforcing keeps such pods from (T34c). */
    private static boolean getsRoleFromItsNode(Subject subject) {
        var role = subject.application().taskDefinition().taskRoleArn();
        return subject.options().identity() == IdentityMode.POD_IDENTITY && role != null && !role.isBlank();
    }

    /** Whether pods would have more than one group. */
    static boolean areSeveralForPods(Subject subject) {
        return areForPods(subject)
                && subject.revision()
                        .network()
                        .filter(it -> it.value().securityGroups().size() > 1)
                        .isPresent();
    }

    private static boolean areForPods(Subject subject) {
        var target = subject.target();
        return target.has(Addon.SECURITY_GROUPS_FOR_PODS)
                && (target.compute() != Compute.AUTO_MODE
                        || target.kubernetesVersion().isAtLeast(1, FIRST_IN_AUTO_MODE))
                && !runsWindows(subject)
                && !"host".equals(subject.application().taskDefinition().networkModeAsString());
    }

    private static boolean runsWindows(Subject subject) {
        var platform = subject.application().taskDefinition().runtimePlatform();
        return platform != null
                && platform.operatingSystemFamilyAsString() != null
                && platform.operatingSystemFamilyAsString().startsWith("WINDOWS");
    }

    private static void report(Located<AwsVpcConfiguration> network, Findings findings) {
        findings.report(
                "security-groups-not-applied",
                network.pointer() + "/securityGroups",
                String.join(", ", network.value().securityGroups()));
    }

    private static HasMetadata policy(Subject subject, List<String> groups) {
        var metadata = new ObjectMeta();
        metadata.setName(subject.base());
        metadata.setLabels(subject.labels());
        subject.options().namespace().ifPresent(metadata::setNamespace);
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", Map.of("matchLabels", subject.selector()));
        spec.put("securityGroups", Map.of("groupIds", List.copyOf(groups)));
        var policy = new GenericKubernetesResource();
        policy.setApiVersion("vpcresources.k8s.aws/v1beta1");
        policy.setKind("SecurityGroupPolicy");
        policy.setMetadata(metadata);
        policy.setAdditionalProperty("spec", spec);
        return policy;
    }
}
