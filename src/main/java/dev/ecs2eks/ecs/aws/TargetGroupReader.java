package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Traffic.ObservedTargetGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** The target groups that a service registers its tasks in. */
final class TargetGroupReader {

    private final ElasticLoadBalancingV2Client loadBalancing;
    private final LoadBalancingTags tags;
    private final Calls calls;

    TargetGroupReader(ElasticLoadBalancingV2Client loadBalancing, Calls calls) {
        this.loadBalancing = loadBalancing;
        this.tags = new LoadBalancingTags(loadBalancing, calls);
        this.calls = calls;
    }

    /** A group that does not exist any more is left out. */
    Reading<ObservedTargetGroup> read(Service service, List<ServiceRevision> revisions) {
        var arns = named(service, revisions);
        if (arns.isEmpty()) {
            return Reading.of(List.of());
        }
        var gaps = new Gaps();
        var described = gaps.read(List.<TargetGroup>of(), () -> describe(arns));
        var tagged = gaps.read(
                Map.<String, List<Tag>>of(),
                () -> tags.of(
                        described.stream().map(TargetGroup::targetGroupArn).toList()));
        var groups = described.stream()
                .sorted(Comparator.comparing(group -> arns.indexOf(group.targetGroupArn())))
                .map(group -> new ObservedTargetGroup(
                        group,
                        gaps.read(
                                List.of(),
                                () -> calls.remembered(
                                        Operation.DESCRIBE_TARGET_GROUP_ATTRIBUTES,
                                        group.targetGroupArn(),
                                        () -> loadBalancing
                                                .describeTargetGroupAttributes(
                                                        request -> request.targetGroupArn(group.targetGroupArn()))
                                                .attributes())),
                        tagged.getOrDefault(group.targetGroupArn(), List.of())))
                .toList();
        return gaps.around(groups);
    }

    /** In the order in which the service names them, each once. After a blue/green rollout any of them may be live (T03). */
    private static List<String> named(Service service, List<ServiceRevision> revisions) {
        var ofService = service.loadBalancers().stream();
        var ofTaskSets = service.taskSets().stream().flatMap(set -> set.loadBalancers().stream());
        var ofRevisions = revisions.stream()
                .filter(revision -> revision.resolvedConfiguration() != null)
                .flatMap(revision -> revision.resolvedConfiguration().loadBalancers().stream())
                .map(ServiceRevisionLoadBalancer::targetGroupArn);
        return Stream.concat(Stream.concat(ofService, ofTaskSets).flatMap(TargetGroupReader::groups), ofRevisions)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Stream<String> groups(LoadBalancer loadBalancer) {
        var advanced = loadBalancer.advancedConfiguration();
        return Stream.of(loadBalancer.targetGroupArn(), advanced == null ? null : advanced.alternateTargetGroupArn());
    }

    private List<TargetGroup> describe(List<String> arns) {
        try {
            return calls.remembered(
                    Operation.DESCRIBE_TARGET_GROUPS,
                    String.join(" ", arns),
                    () ->
                            loadBalancing
                                    .describeTargetGroupsPaginator(request -> request.targetGroupArns(arns))
                                    .targetGroups()
                                    .stream()
                                    .toList());
        } catch (TargetGroupNotFoundException e) {
            // one that is gone fails the call for all of them
            return arns.size() == 1
                    ? List.of()
                    : arns.stream()
                            .flatMap(arn -> describe(List.of(arn)).stream())
                            .toList();
        }
    }
}
