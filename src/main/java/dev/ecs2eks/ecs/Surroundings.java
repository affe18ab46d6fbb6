package dev.ecs2eks.ecs;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * What stands around a service: its ECS cluster ({@code /cluster}), its revisions ({@code /serviceRevisions}), capacity
 * providers ({@code /capacityProviders}), its network, what is known of its secrets, and the EKS cluster it goes to
 * ({@code /eks}).
 *
 * @param clusters its own, or why that was not read
 */
public record Surroundings(
        Reading<Cluster> clusters,
        Reading<ServiceRevision> serviceRevisions,
        Reading<CapacityProvider> capacityProviders,
        Network network,
        SecretMetadata secrets,
        Optional<software.amazon.awssdk.services.eks.model.Cluster> eks) {

    /** The same, in this network. */
    public Surroundings within(Network other) {
        return new Surroundings(clusters, serviceRevisions, capacityProviders, other, secrets, eks);
    }

    public Optional<Cluster> cluster() {
        return clusters.values().stream().findFirst();
    }
}
