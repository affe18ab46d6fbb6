package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.subject.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.VpcConfigResponse;

/** The network that the pods are in, where the bundle says so. */
final class ClusterVpc {

    private ClusterVpc() {}

    /** The cluster's VPC, where it is known and this is another one. */
    static Optional<String> otherThan(@Nullable String vpc, Subject subject) {
        return subject.application()
                .surroundings()
                .eks()
                .map(Cluster::resourcesVpcConfig)
                .map(VpcConfigResponse::vpcId)
                .filter(own -> vpc != null && !own.isEmpty() && !vpc.isEmpty() && !own.equals(vpc));
    }
}
