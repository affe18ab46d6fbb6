package dev.ecs2eks.ecs.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.ecs.Identity.ObservedRole;
import dev.ecs2eks.ecs.Identity.Policy;
import dev.ecs2eks.ecs.Traffic.ObservedCloudMapService;
import dev.ecs2eks.ecs.Traffic.ObservedListener;
import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import dev.ecs2eks.ecs.Traffic.ObservedTargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.Service;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Elements of a bundle that hold what several calls of AWS give: attributes within their resource, policies in a role. */
final class ComposedShapes {

    private static final String ATTRIBUTES = "Attributes";
    private static final String TAGS = "Tags";
    private static final String INSTANCES = "Instances";
    private static final String ATTACHED = "AttachedPolicies";
    private static final String INLINE = "InlinePolicies";
    private static final String DOCUMENT = "Document";

    /** Reads one element of a list. */
    interface Element<T> {
        T read(JsonNode node, Place place) throws BadInput;
    }

    private final ShapeReader shapes;
    private final PolicyDocument policies;

    ComposedShapes(ShapeReader shapes, PolicyDocument policies) {
        this.shapes = shapes;
        this.policies = policies;
    }

    ObservedTargetGroup targetGroup(JsonNode node, Place place) throws BadInput {
        return new ObservedTargetGroup(
                shapes.read(node, TargetGroup::builder, place, Set.of(ATTRIBUTES, TAGS)),
                within(node, ATTRIBUTES, TargetGroupAttribute::builder, place),
                within(node, TAGS, Tag::builder, place));
    }

    ObservedLoadBalancer loadBalancer(JsonNode node, Place place) throws BadInput {
        return new ObservedLoadBalancer(
                shapes.read(node, LoadBalancer::builder, place, Set.of(ATTRIBUTES, TAGS)),
                within(node, ATTRIBUTES, LoadBalancerAttribute::builder, place),
                within(node, TAGS, Tag::builder, place));
    }

    /** {@code Certificates} of describe-listeners holds the default one, that of describe-listener-certificates all. */
    ObservedListener listener(JsonNode node, Place place) throws BadInput {
        var listener = shapes.read(node, Listener::builder, place, Set.of(ATTRIBUTES));
        var further = new ArrayList<Certificate>();
        for (var certificate : listener.certificates()) {
            if (Boolean.FALSE.equals(certificate.isDefault())) {
                further.add(certificate);
            }
        }
        return new ObservedListener(
                listener, within(node, ATTRIBUTES, ListenerAttribute::builder, place), List.copyOf(further));
    }

    /** {@code Instances} as list-instances prints them. */
    ObservedCloudMapService cloudMapService(JsonNode node, Place place) throws BadInput {
        return new ObservedCloudMapService(
                shapes.read(node, Service::builder, place, Set.of(INSTANCES)),
                within(node, INSTANCES, InstanceSummary::builder, place));
    }

    ObservedRole role(JsonNode node, Place place) throws BadInput {
        var role = shapes.read(node, Role::builder, place, Set.of(ATTACHED, INLINE));
        return new ObservedRole(
                role, each(node, ATTACHED, place, this::attached), each(node, INLINE, place, this::inline));
    }

    /** As list-attached-role-policies prints it, with the policy's document where somebody added it. */
    private Policy attached(JsonNode node, Place place) throws BadInput {
        var policy = shapes.read(node, AttachedPolicy::builder, place, Set.of(DOCUMENT));
        return new Policy(
                Optional.ofNullable(policy.policyName()).orElse(""),
                Optional.ofNullable(policy.policyArn()),
                node.hasNonNull(DOCUMENT)
                        ? Optional.of(policies.read(node.get(DOCUMENT), place.member(DOCUMENT)))
                        : Optional.empty());
    }

    /** As get-role-policy prints it. */
    private Policy inline(JsonNode node, Place place) throws BadInput {
        var policy = shapes.read(node, GetRolePolicyResponse::builder, place);
        return new Policy(
                Optional.ofNullable(policy.policyName()).orElse(""),
                Optional.empty(),
                Optional.ofNullable(policy.policyDocument()));
    }

    private <T extends SdkPojo> List<T> within(
            JsonNode node, String member, Supplier<? extends SdkBuilder<?, T>> shape, Place place) throws BadInput {
        return each(node, member, place, (element, at) -> shapes.read(element, shape, at));
    }

    private static <T> List<T> each(JsonNode node, String member, Place place, Element<T> element) throws BadInput {
        if (!node.hasNonNull(member)) {
            return List.of();
        }
        var list = ShapeReader.array(node.get(member), place.member(member));
        var values = new ArrayList<T>();
        for (int i = 0; i < list.size(); i++) {
            values.add(element.read(list.get(i), place.member(member).element(i)));
        }
        return List.copyOf(values);
    }
}
