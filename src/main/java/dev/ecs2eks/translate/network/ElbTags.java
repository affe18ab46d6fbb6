package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** What the tags of a load balancer or a target group say (mapping §3.8). */
final class ElbTags {

    /** By these a controller knows what is its own, and refuses them as tags of somebody else. */
    private static final List<String> OF_CONTROLLERS = List.of(
            "elbv2.k8s.aws/",
            "ingress.k8s.aws/",
            "service.k8s.aws/",
            "gateway.k8s.aws/",
            "ingress.eks.amazonaws.com/",
            "service.eks.amazonaws.com/",
            "eks:eks-cluster-name",
            "kubernetes.io/service-name");

    private static final String OF_AWS = "aws:";

    private ElbTags() {}

    /** The tag by which a Load Balancer Controller, or EKS Auto Mode, says that it owns this. */
    static Optional<Tag> ofOwner(List<Tag> tags) {
        return tags.stream().filter(ElbTags::isOfController).findFirst();
    }

    /** Those that a new load balancer can have. */
    static Map<String, String> portable(List<Tag> tags) {
        var portable = new LinkedHashMap<String, String>();
        tags.stream()
                .filter(tag -> tag.key() != null && !tag.key().startsWith(OF_AWS))
                .filter(Predicate.not(ElbTags::isOfController))
                .forEach(tag -> portable.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return portable;
    }

    /** Those that {@code key=value,key=value} can hold, so written. */
    static String joined(List<Tag> tags) {
        return portable(tags).entrySet().stream()
                .filter(ElbTags::fits)
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(","));
    }

    /** Says which tags an annotation cannot hold. */
    static void reportOthers(Located<ObservedLoadBalancer> balancer, Findings findings) {
        var tags = balancer.value().tags();
        for (int i = 0; i < tags.size(); i++) {
            var at = balancer.pointer() + "/Tags/" + i;
            portable(List.of(tags.get(i))).entrySet().stream()
                    .filter(Predicate.not(ElbTags::fits))
                    .forEach(tag -> findings.report("load-balancer-tag-left-out", at, tag.getKey()));
        }
    }

    private static boolean fits(Map.Entry<String, String> tag) {
        return !(tag.getKey() + tag.getValue()).contains(",") && !tag.getKey().contains("=");
    }

    private static boolean isOfController(Tag tag) {
        return tag.key() != null && OF_CONTROLLERS.stream().anyMatch(tag.key()::startsWith);
    }
}
