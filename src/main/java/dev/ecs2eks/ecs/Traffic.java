package dev.ecs2eks.ecs;

import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.servicediscovery.model.Service;

/** How requests find the tasks: Elastic Load Balancing and Cloud Map. */
public record Traffic(
        Reading<ObservedTargetGroup> targetGroups,
        Reading<ObservedLoadBalancer> loadBalancers,
        Reading<ObservedListener> listeners,
        Reading<Rule> rules,
        Reading<ObservedCloudMapService> cloudMapServices,
        Reading<Namespace> cloudMapNamespaces) {

    /**
     * A target group ({@code /targetGroups/0}) with its attributes ({@code /targetGroups/0/Attributes}) and tags ({@code
     * /targetGroups/0/Tags}), empty when they were not read.
     */
    public record ObservedTargetGroup(TargetGroup group, List<TargetGroupAttribute> attributes, List<Tag> tags) {}

    /** A load balancer with its attributes and tags, empty when they were not read. */
    public record ObservedLoadBalancer(
            LoadBalancer loadBalancer, List<LoadBalancerAttribute> attributes, List<Tag> tags) {}

    /** A listener with its attributes and its further (SNI) certificates, empty when they were not read. */
    public record ObservedListener(
            Listener listener, List<ListenerAttribute> attributes, List<Certificate> certificates) {}

    /** A Cloud Map service with what is registered in it, empty when that was not read. */
    public record ObservedCloudMapService(Service service, List<InstanceSummary> instances) {}
}
