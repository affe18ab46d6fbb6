package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;

/**
 * The security groups of the tasks, whose rules add up.
 *
 * @param pointer to where the service names them
 */
record TaskGroups(String pointer, List<Located<SecurityGroup>> groups) {

    /** Empty, with a finding, where not all the rules are known: with some of them too little would be let in. */
    static Optional<TaskGroups> of(Subject subject, Findings findings) {
        if ("host".equals(subject.application().taskDefinition().networkModeAsString())) {
            findings.report("network-policy-on-host-network", "/taskDefinition/networkMode");
            return Optional.empty();
        }
        var network = subject.revision().network();
        if (network.isEmpty() || network.get().value().securityGroups().isEmpty()) {
            findings.report("network-policy-without-groups", place(subject, network));
            return Optional.empty();
        }
        var ids = network.get().value().securityGroups();
        var pointer = network.get().pointer() + "/securityGroups";
        var groups = new ArrayList<Located<SecurityGroup>>();
        for (int i = 0; i < ids.size(); i++) {
            var group = find(subject, ids.get(i));
            if (group.isEmpty()) {
                findings.report("security-group-not-in-bundle", pointer + "/" + i, ids.get(i));
            }
            group.ifPresent(groups::add);
        }
        return groups.size() == ids.size() ? Optional.of(new TaskGroups(pointer, groups)) : Optional.empty();
    }

    private static String place(Subject subject, Optional<Located<AwsVpcConfiguration>> network) {
        var missing = subject.application().service().isPresent()
                ? "/service/networkConfiguration"
                : "/taskDefinition/networkMode";
        return network.map(it -> it.pointer() + "/securityGroups").orElse(missing);
    }

    private static Optional<Located<SecurityGroup>> find(Subject subject, String id) {
        var known =
                subject.application().surroundings().network().securityGroups().values();
        for (int i = 0; i < known.size(); i++) {
            if (id.equals(known.get(i).groupId())) {
                return Optional.of(new Located<>("/securityGroups/" + i, known.get(i)));
            }
        }
        return Optional.empty();
    }

    Set<String> ids() {
        return groups.stream()
                .map(group -> group.value().groupId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Located<IpPermission>> ingress() {
        return permissions("IpPermissions", SecurityGroup::ipPermissions);
    }

    List<Located<IpPermission>> egress() {
        return permissions("IpPermissionsEgress", SecurityGroup::ipPermissionsEgress);
    }

    private List<Located<IpPermission>> permissions(
            String member, Function<SecurityGroup, List<IpPermission>> permissions) {
        var all = new ArrayList<Located<IpPermission>>();
        for (var group : groups) {
            var some = permissions.apply(group.value());
            for (int i = 0; i < some.size(); i++) {
                all.add(new Located<>(group.pointer() + "/" + member + "/" + i, some.get(i)));
            }
        }
        return all;
    }
}
