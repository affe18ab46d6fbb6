package dev.ecs2eks.ecs.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** The tags of load balancers and target groups, which their own descriptions leave out. */
final class LoadBalancingTags {

    private static final int ARNS_PER_CALL = 20;

    private final ElasticLoadBalancingV2Client loadBalancing;
    private final Calls calls;

    LoadBalancingTags(ElasticLoadBalancingV2Client loadBalancing, Calls calls) {
        this.loadBalancing = loadBalancing;
        this.calls = calls;
    }

    /** By ARN; what does not exist any more is left out. */
    Map<String, List<Tag>> of(List<String> arns) {
        var tags = new HashMap<String, List<Tag>>();
        for (int from = 0; from < arns.size(); from += ARNS_PER_CALL) {
            var some = arns.subList(from, Math.min(arns.size(), from + ARNS_PER_CALL));
            describe(some).forEach(description -> tags.put(description.resourceArn(), description.tags()));
        }
        return tags;
    }

    private List<TagDescription> describe(List<String> arns) {
        try {
            return calls.remembered(Operation.DESCRIBE_TAGS, String.join(" ", arns), () -> loadBalancing
                    .describeTags(request -> request.resourceArns(arns))
                    .tagDescriptions());
        } catch (LoadBalancerNotFoundException | TargetGroupNotFoundException e) {
            // one that is gone fails the call for all of them
            return arns.size() == 1
                    ? List.of()
                    : arns.stream()
                            .flatMap(arn -> describe(List.of(arn)).stream())
                            .toList();
        }
    }
}
