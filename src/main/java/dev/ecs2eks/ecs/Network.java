package dev.ecs2eks.ecs;

import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** The network that a service's tasks stand in: {@code /securityGroups} with their rules and {@code /subnets}. */
public record Network(Reading<SecurityGroup> securityGroups, Reading<Subnet> subnets) {

    public Optional<SecurityGroup> securityGroup(String id) {
        return securityGroups.first(group -> id.equals(group.groupId()));
    }

    public Optional<Subnet> subnet(String id) {
        return subnets.first(subnet -> id.equals(subnet.subnetId()));
    }
}
