package dev.ecs2eks.translate.placement;

import dev.ecs2eks.ecs.Network;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.VpcConfigResponse;

/** The zones that the subnets of a service keep it in, where the EKS cluster has more (mapping §3.3). */
final class Zones {

    private Zones() {}

    /** What each node must be; empty where nothing is narrower, or nothing is known. */
    static List<NodeSelectorRequirement> required(Subject subject, Findings findings) {
        var cluster = subject.application().surroundings().eks().map(Cluster::resourcesVpcConfig);
        var network = subject.revision().network();
        if (cluster.isEmpty() || network.isEmpty()) {
            return List.of();
        }
        reportVpc(subject, network.get(), cluster.get(), findings);
        var ofTask = zones(subject, network.get().value().subnets());
        var ofCluster = zones(subject, cluster.get().subnetIds());
        if (ofTask.isEmpty() || ofTask.equals(ofCluster) || !ofCluster.containsAll(ofTask) || !areComparable(subject)) {
            return List.of();
        }
        findings.report(
                "zones-of-subnets",
                network.get().pointer() + "/subnets",
                String.join(", ", ofTask),
                String.join(", ", ofCluster));
        return List.of(NodeLabels.requirement(NodeLabels.ZONE, "In", new ArrayList<>(ofTask)));
    }

    /** The names of zones mean others in another account, and a Fargate profile names its subnets itself. */
    private static boolean areComparable(Subject subject) {
        var ofCluster = subject.target().account();
        return subject.target().compute() != Compute.FARGATE
                && (ofCluster.isEmpty() || ofCluster.equals(subject.account()));
    }

    /** None while one of the subnets is unknown. */
    private static Set<String> zones(Subject subject, List<String> subnets) {
        var zones = new TreeSet<String>();
        for (var id : subnets) {
            var zone = network(subject).subnet(id).map(Subnet::availabilityZone);
            if (zone.isEmpty()) {
                return Set.of();
            }
            zones.add(zone.get());
        }
        return zones;
    }

    private static void reportVpc(
            Subject subject, Located<AwsVpcConfiguration> tasks, VpcConfigResponse cluster, Findings findings) {
        if (cluster.vpcId() == null) {
            return;
        }
        var others = tasks.value().subnets().stream()
                .flatMap(id -> network(subject).subnet(id).map(Subnet::vpcId).stream())
                .filter(vpc -> !vpc.equals(cluster.vpcId()))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            findings.report("another-vpc", tasks.pointer() + "/subnets", others, cluster.vpcId());
        }
    }

    private static Network network(Subject subject) {
        return subject.application().surroundings().network();
    }
}
