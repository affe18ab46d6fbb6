package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Network;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** Where requests of the load balancers in front of the service come from: any address in any of their subnets. */
final class FrontAddresses {

    private final List<LoadBalancer> balancers;
    private final Network network;

    private FrontAddresses(List<LoadBalancer> balancers, Network network) {
        this.balancers = balancers;
        this.network = network;
    }

    static FrontAddresses of(Subject subject) {
        var arns = subject.loadBalanced().stream()
                .flatMap(balanced -> balanced.group().stream())
                .flatMap(seen -> seen.group().loadBalancerArns().stream())
                .collect(Collectors.toSet());
        var balancers = subject.application().traffic().loadBalancers().values().stream()
                .map(seen -> seen.loadBalancer())
                .filter(balancer -> arns.contains(balancer.loadBalancerArn()))
                .toList();
        return new FrontAddresses(
                balancers, subject.application().surroundings().network());
    }

    boolean isBehind(String securityGroup) {
        return wearing(securityGroup).findAny().isPresent();
    }

    /** The CIDRs of the subnets of those that wear the group. */
    Set<String> cidrs(String securityGroup, String pointer, Findings findings) {
        var subnets = wearing(securityGroup)
                .flatMap(balancer -> balancer.availabilityZones().stream())
                .map(AvailabilityZone::subnetId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var cidrs = new LinkedHashSet<String>();
        subnets.forEach(
                id -> network.subnet(id).ifPresent(subnet -> cidrs(subnet).forEach(cidrs::add)));
        var unknown =
                subnets.stream().filter(id -> network.subnet(id).isEmpty()).collect(Collectors.joining(", "));
        if (!unknown.isEmpty() || subnets.isEmpty()) {
            findings.report("load-balancer-subnets-not-in-bundle", pointer, securityGroup, unknown);
        }
        if (!cidrs.isEmpty()) {
            findings.report("network-policy-load-balancer", pointer, securityGroup);
        }
        return cidrs;
    }

    private Stream<LoadBalancer> wearing(String securityGroup) {
        return balancers.stream().filter(balancer -> balancer.securityGroups().contains(securityGroup));
    }

    private static Stream<String> cidrs(Subnet subnet) {
        var ipv6 = subnet.ipv6CidrBlockAssociationSet().stream()
                .filter(FrontAddresses::isInUse)
                .map(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock);
        return Stream.concat(Stream.of(subnet).map(Subnet::cidrBlock), ipv6).filter(Objects::nonNull);
    }

    private static boolean isInUse(SubnetIpv6CidrBlockAssociation association) {
        var state = association.ipv6CidrBlockState();
        return state == null || "associated".equals(state.stateAsString());
    }
}
