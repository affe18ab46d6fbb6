package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * Binds the pods to the target groups that ECS uses, beside its tasks (mapping §3.4, §3.8 mode A). They touch traffic, so
 * they belong to stage Shift.
 */
public final class TargetGroupBindings {

    private static final Set<String> TARGET_TYPES = Set.of("ip", "instance");

    private final Subject subject;
    private final Findings findings;

    /** The name stands in the type of the pods' readiness condition, which is a label long. */
    private final UniqueNames names = new UniqueNames(
            name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);

    /** Group and port of each binding: one that is named twice is one. */
    private final Set<String> bound = new HashSet<>();

    private TargetGroupBindings(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    public static List<HasMetadata> of(Subject subject, Findings findings) {
        var bindings = new TargetGroupBindings(subject, findings);
        var manifests = new ArrayList<HasMetadata>();
        for (var balanced : subject.loadBalanced()) {
            if (balanced.group().isEmpty()) {
                findings.report(
                        "target-group-not-in-bundle",
                        balanced.pointer() + "/targetGroupArn",
                        balanced.targetGroupArn());
            } else if (canBind(balanced) && bindings.bound.add(balanced.targetGroupArn() + " " + balanced.port())) {
                manifests.add(bindings.binding(balanced));
                Owners.of(subject, balanced, findings);
            }
        }
        bindings.controller(manifests);
        return manifests;
    }

    static boolean isOfInstances(LoadBalanced balanced) {
        return balanced.group()
                .filter(it -> "instance".equals(it.group().targetTypeAsString()))
                .isPresent();
    }

    /** Groups of functions, load balancers and appliances take no pods; the field map says what to do. */
    private static boolean canBind(LoadBalanced balanced) {
        var group = balanced.group().orElseThrow().group();
        return TARGET_TYPES.contains(String.valueOf(group.targetTypeAsString()))
                && !"GENEVE".equals(group.protocolAsString())
                && PodPort.isValid(balanced.port());
    }

    private HasMetadata binding(LoadBalanced balanced) {
        var group = balanced.group().orElseThrow().group();
        if (group.hasLoadBalancerArns() && group.loadBalancerArns().isEmpty()) {
            findings.report(
                    "target-group-without-load-balancer",
                    "/targetGroups/" + index(balanced) + "/LoadBalancerArns",
                    group.targetGroupArn());
        }
        var metadata = new ObjectMeta();
        metadata.setName(names.next(subject.base() + "-" + groupName(balanced.targetGroupArn())));
        if (!isOfInstances(balanced)) { // before the binding is there, a gate would keep every pod unready (T41)
            findings.report("readiness-gate-at-shift", balanced.pointer(), metadata.getName());
        }
        metadata.setLabels(subject.labels());
        metadata.setAnnotations(Map.of(Label.STAGE, "Shift"));
        subject.options().namespace().ifPresent(metadata::setNamespace);
        var binding = new GenericKubernetesResource();
        binding.setApiVersion(isAutoMode() ? "eks.amazonaws.com/v1" : "elbv2.k8s.aws/v1beta1"); // T50
        binding.setKind("TargetGroupBinding");
        binding.setMetadata(metadata);
        binding.setAdditionalProperty("spec", spec(balanced, group));
        return binding;
    }

    private Map<String, Object> spec(LoadBalanced balanced, TargetGroup group) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("serviceRef", serviceRef(balanced));
        spec.put("targetGroupARN", balanced.targetGroupArn());
        spec.put("targetType", group.targetTypeAsString());
        // without it the controller deregisters the ECS tasks at once (T40), and set later it leaks targets (T40a)
        spec.put("multiClusterTargetGroup", true);
        if (group.ipAddressTypeAsString() != null) {
            spec.put("ipAddressType", group.ipAddressTypeAsString());
        }
        ClusterVpc.otherThan(group.vpcId(), subject).ifPresent(own -> {
            spec.put("vpcID", group.vpcId());
            findings.report(
                    isOfInstances(balanced) ? "target-group-of-instances-in-other-vpc" : "target-group-in-other-vpc",
                    "/targetGroups/" + index(balanced) + "/VpcId",
                    group.vpcId(),
                    own);
        });
        var networking = TargetGroupNetworking.of(subject, balanced, group, findings);
        if (!networking.isEmpty()) {
            spec.put("networking", networking);
        }
        return spec;
    }

    private Map<String, Object> serviceRef(LoadBalanced balanced) {
        var reference = new LinkedHashMap<String, Object>();
        reference.put("name", subject.base());
        reference.put("port", balanced.port());
        return reference;
    }

    /** {@code orders} of {@code …:targetgroup/orders/6d0ecf831eec9f09}. */
    private static String groupName(String arn) {
        var parts = Arn.of(arn).map(Arn::resource).orElse(arn).split("/", -1);
        return parts.length > 1 ? parts[1] : parts[0];
    }

    private int index(LoadBalanced balanced) {
        return subject.application()
                .traffic()
                .targetGroups()
                .values()
                .indexOf(balanced.group().orElseThrow());
    }

    private void controller(List<HasMetadata> manifests) {
        if (!manifests.isEmpty() && !isAutoMode() && !subject.target().has(Addon.LOAD_BALANCER_CONTROLLER)) {
            findings.report(
                    "addon-missing",
                    subject.loadBalanced().get(0).pointer(),
                    "TargetGroupBinding",
                    "the AWS Load Balancer Controller");
        }
    }

    private boolean isAutoMode() {
        return subject.target().compute() == Compute.AUTO_MODE;
    }
}
