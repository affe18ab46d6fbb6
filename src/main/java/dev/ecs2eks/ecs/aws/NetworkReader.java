package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Network;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;

/** The security groups and subnets of the tasks, and of the load balancers in front of them. */
final class NetworkReader {

    private final Ec2Client ec2;
    private final Calls calls;

    NetworkReader(Ec2Client ec2, Calls calls) {
        this.ec2 = ec2;
        this.calls = calls;
    }

    /** In the order in which they are named, each once; what does not exist any more is left out. */
    Network read(Service service, List<ServiceRevision> revisions, Reading<ObservedLoadBalancer> loadBalancers) {
        var groups = Stream.concat(
                networks(service, revisions).flatMap(network -> network.securityGroups().stream()),
                loadBalancers.values().stream().flatMap(seen -> seen.loadBalancer().securityGroups().stream()));
        var subnets = Stream.concat(
                networks(service, revisions).flatMap(network -> network.subnets().stream()),
                loadBalancers.values().stream()
                        .flatMap(seen -> seen.loadBalancer().availabilityZones().stream())
                        .map(AvailabilityZone::subnetId)
                        .filter(Objects::nonNull));
        return new Network(
                named(groups, SecurityGroup::groupId, this::securityGroups),
                named(subnets, Subnet::subnetId, this::subnets));
    }

    /** Each place that may say what serves now. */
    private static Stream<AwsVpcConfiguration> networks(Service service, List<ServiceRevision> revisions) {
        var ofTaskSets = service.taskSets().stream()
                .filter(set -> "PRIMARY".equals(set.status()))
                .map(set -> set.networkConfiguration());
        var ofDeployments = service.deployments().stream()
                .filter(deployment -> "PRIMARY".equals(deployment.status()))
                .map(deployment -> deployment.networkConfiguration());
        var ofRevisions = revisions.stream().map(ServiceRevision::networkConfiguration);
        return Stream.of(Stream.of(service).map(Service::networkConfiguration), ofTaskSets, ofDeployments, ofRevisions)
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .map(NetworkConfiguration::awsvpcConfiguration)
                .filter(Objects::nonNull);
    }

    private static <T> Reading<T> named(
            Stream<String> ids, Function<T, String> id, Function<List<String>, List<T>> describe) {
        var wanted = ids.distinct().toList();
        if (wanted.isEmpty()) {
            return Reading.of(List.of());
        }
        var gaps = new Gaps();
        return gaps.around(gaps.read(List.<T>of(), () -> describe.apply(wanted)).stream()
                .sorted(Comparator.comparing(found -> wanted.indexOf(id.apply(found))))
                .toList());
    }

    private List<SecurityGroup> securityGroups(List<String> ids) {
        return calls.remembered(
                Operation.DESCRIBE_SECURITY_GROUPS, String.join(" ", ids), () -> ec2
                        .describeSecurityGroupsPaginator(request -> request.filters(among("group-id", ids)))
                        .securityGroups()
                        .stream()
                        .toList());
    }

    private List<Subnet> subnets(List<String> ids) {
        return calls.remembered(
                Operation.DESCRIBE_SUBNETS,
                String.join(" ", ids),
                () ->
                        ec2
                                .describeSubnetsPaginator(request -> request.filters(among("subnet-id", ids)))
                                .subnets()
                                .stream()
                                .toList());
    }

    /** A filter and not the ids themselves: one that is gone would fail the call for all of them. */
    private static Filter among(String name, List<String> ids) {
        return Filter.builder().name(name).values(ids).build();
    }
}
