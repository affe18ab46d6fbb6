package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Who is on the other side of a security group's rule, as far as a NetworkPolicy can name them. */
final class PolicyPeers {

    private final Subject subject;
    private final Set<String> own;
    private final FrontAddresses front;
    private final Findings findings;

    /** @param own ids of the tasks' groups */
    PolicyPeers(Subject subject, Set<String> own, Findings findings) {
        this.subject = subject;
        this.own = own;
        this.front = FrontAddresses.of(subject);
        this.findings = findings;
    }

    /** None where nobody can be named: such a rule must be left out, because an empty list would name everybody. */
    List<NetworkPolicyPeer> of(Located<IpPermission> permission) {
        var peers = new LinkedHashSet<NetworkPolicyPeer>();
        var value = permission.value();
        for (int i = 0; i < value.ipRanges().size(); i++) {
            block(value.ipRanges().get(i).cidrIp(), permission.pointer() + "/IpRanges/" + i + "/CidrIp", peers);
        }
        for (int i = 0; i < value.ipv6Ranges().size(); i++) {
            var place = permission.pointer() + "/Ipv6Ranges/" + i + "/CidrIpv6";
            block(value.ipv6Ranges().get(i).cidrIpv6(), place, peers);
        }
        for (int i = 0; i < value.userIdGroupPairs().size(); i++) {
            group(value.userIdGroupPairs().get(i), permission.pointer() + "/UserIdGroupPairs/" + i, peers);
        }
        for (int i = 0; i < value.prefixListIds().size(); i++) {
            findings.report(
                    "network-policy-prefix-list",
                    permission.pointer() + "/PrefixListIds/" + i,
                    value.prefixListIds().get(i).prefixListId());
        }
        return new ArrayList<>(peers);
    }

    private void block(@Nullable String cidr, String pointer, Set<NetworkPolicyPeer> peers) {
        if (cidr != null && Cidr.isValid(cidr)) {
            peers.add(new NetworkPolicyPeer(new IPBlock(cidr, List.of()), null, null));
        } else {
            findings.report("invalid-cidr", pointer, cidr == null ? "nothing" : cidr);
        }
    }

    private void group(UserIdGroupPair pair, String pointer, Set<NetworkPolicyPeer> peers) {
        var id = pair.groupId() == null ? String.valueOf(pair.groupName()) : pair.groupId();
        if (own.contains(id)) {
            peers.add(new NetworkPolicyPeer(null, null, new LabelSelector(List.of(), subject.selector())));
            findings.report("network-policy-own-group", pointer, id);
        }
        if (front.isBehind(id)) {
            front.cidrs(id, pointer, findings).forEach(cidr -> block(cidr, pointer, peers));
        } else if (!own.contains(id)) {
            findings.report("network-policy-other-group", pointer, id);
        }
    }
}
