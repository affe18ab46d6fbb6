package dev.ecs2eks.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.translate.fields.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Every shape that the JSON form of a snapshot holds, and where: found by reflection, so that an SDK upgrade adds its own.
 * The EKS cluster is left out: it is where things go, not what moves.
 */
final class SnapshotShapes {

    /** By path in the bundle, indices left out. */
    private static final Map<String, SdkPojo> ROOTS = roots();

    private SnapshotShapes() {}

    /** A member of an object of a bundle, set or not. */
    record Place(String object, Shape.Member member) {

        String pointer() {
            return object + "/" + member.name();
        }
    }

    /** The keys of all members of all shapes that can be reached. */
    static Set<String> memberKeys() {
        var keys = new TreeSet<String>();
        var seen = new LinkedHashMap<Class<?>, SdkPojo>();
        ROOTS.values().forEach(root -> collect(root, seen));
        seen.values().forEach(shape -> Shape.of(shape).members().forEach(member -> keys.add(member.key())));
        return keys;
    }

    /** Visits each member, set or not, of each object of a bundle. */
    static void walk(ObjectNode bundle, Consumer<Place> visit) {
        forEachObject(bundle, (pointer, object, shape) -> Shape.of(shape)
                .members()
                .forEach(member -> visit.accept(new Place(pointer, member))));
    }

    /** Visits an object of a bundle. */
    interface ObjectVisitor {
        void visit(String pointer, ObjectNode object, SdkPojo shape);
    }

    static void forEachObject(ObjectNode bundle, ObjectVisitor visitor) {
        ROOTS.forEach((path, shape) -> descend(bundle, "", path.split("/"), shape, visitor));
    }

    /** The shape inside a member, list or map; null for one that holds none. */
    static SdkPojo inner(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> inner(field.getTrait(ListTrait.class).memberFieldInfo());
            case MAP -> inner(field.getTrait(MapTrait.class).valueFieldInfo());
            case SDK_POJO -> (SdkPojo) ((Buildable) field.constructor().get()).build();
            default -> null;
        };
    }

    private static void descend(JsonNode node, String at, String[] path, SdkPojo shape, ObjectVisitor visitor) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                descend(node.get(i), at + "/" + i, path, shape, visitor);
            }
        } else if (path.length > 0 && node.has(path[0])) {
            var rest = java.util.Arrays.copyOfRange(path, 1, path.length);
            descend(node.get(path[0]), at + "/" + path[0], rest, shape, visitor);
        } else if (path.length == 0) {
            object(at, (ObjectNode) node, shape, visitor);
        }
    }

    private static void object(String at, ObjectNode object, SdkPojo shape, ObjectVisitor visitor) {
        visitor.visit(at, object, shape);
        for (var field : shape.sdkFields()) {
            var inner = inner(field);
            if (inner != null && object.has(field.memberName())) {
                inside(at + "/" + field.memberName(), object.get(field.memberName()), field, inner, visitor);
            }
        }
    }

    private static void inside(String at, JsonNode node, SdkField<?> field, SdkPojo shape, ObjectVisitor visitor) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                inside(at + "/" + i, node.get(i), field, shape, visitor);
            }
        } else if (field.marshallingType().getKnownType() == MarshallingKnownType.MAP) {
            node.properties()
                    .forEach(entry -> object(at + "/" + entry.getKey(), (ObjectNode) entry.getValue(), shape, visitor));
        } else {
            object(at, (ObjectNode) node, shape, visitor);
        }
    }

    private static void collect(SdkPojo shape, Map<Class<?>, SdkPojo> seen) {
        if (seen.putIfAbsent(shape.getClass(), shape) == null) {
            for (var field : shape.sdkFields()) {
                var inner = inner(field);
                if (inner != null) {
                    collect(inner, seen);
                }
            }
        }
    }

    private static Map<String, SdkPojo> roots() {
        var roots = new LinkedHashMap<String, SdkPojo>();
        roots.put("taskDefinition", TaskDefinition.builder().build());
        roots.put("service", Service.builder().build());
        roots.put("tags", Tag.builder().build());
        roots.put("cluster", Cluster.builder().build());
        roots.put("scalableTargets", ScalableTarget.builder().build());
        roots.put("scalingPolicies", ScalingPolicy.builder().build());
        roots.put("scheduledActions", ScheduledAction.builder().build());
        roots.put("targetGroups", TargetGroup.builder().build());
        roots.put("targetGroups/Attributes", TargetGroupAttribute.builder().build());
        roots.put(
                "targetGroups/Tags",
                software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                        .build());
        roots.put("loadBalancers", LoadBalancer.builder().build());
        roots.put("loadBalancers/Attributes", LoadBalancerAttribute.builder().build());
        roots.put(
                "loadBalancers/Tags",
                software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                        .build());
        roots.put("listeners", Listener.builder().build());
        roots.put("listeners/Attributes", ListenerAttribute.builder().build());
        roots.put("rules", Rule.builder().build());
        roots.put(
                "cloudMapServices",
                software.amazon.awssdk.services.servicediscovery.model.Service.builder()
                        .build());
        roots.put("cloudMapServices/Instances", InstanceSummary.builder().build());
        roots.put("cloudMapNamespaces", Namespace.builder().build());
        roots.put("roles", Role.builder().build());
        roots.put("roles/AttachedPolicies", AttachedPolicy.builder().build());
        roots.put("roles/InlinePolicies", GetRolePolicyResponse.builder().build());
        roots.put("alarms", MetricAlarm.builder().build());
        roots.put("serviceRevisions", ServiceRevision.builder().build());
        roots.put("capacityProviders", CapacityProvider.builder().build());
        roots.put("securityGroups", SecurityGroup.builder().build());
        roots.put("subnets", Subnet.builder().build());
        roots.put("secrets", DescribeSecretResponse.builder().build());
        roots.put("parameters", ParameterMetadata.builder().build());
        roots.put("oidcProvider", GetOpenIdConnectProviderResponse.builder().build());
        return roots;
    }
}
