package dev.ecs2eks.translate.subject;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.VpcLatticeConfiguration;

/**
 * The configuration that serves now, each part from the object that tells the truth about it (mapping §0.6): the
 * service, its PRIMARY deployment, its service revision or its primary task set. All empty for a bare task definition.
 *
 * @param loadBalanced ports behind the target groups that get requests now, in the order of the service; a load
 *     balancer that names a container the definition lacks is not among them
 */
public record CurrentRevision(
        List<LoadBalanced> loadBalanced,
        List<Located<ServiceRegistry>> registries,
        Optional<Located<AwsVpcConfiguration>> network,
        Optional<Located<ServiceConnectConfiguration>> serviceConnect,
        List<Located<ServiceVolumeConfiguration>> volumes,
        List<Located<VpcLatticeConfiguration>> lattice) {

    public CurrentRevision {
        loadBalanced = List.copyOf(loadBalanced);
        registries = List.copyOf(registries);
        volumes = List.copyOf(volumes);
        lattice = List.copyOf(lattice);
    }

    /** Whether Service Connect publishes ports, or did so before it was turned off: such a program answers requests. */
    public boolean answersServiceConnect() {
        return serviceConnect
                .map(Located::value)
                .filter(it -> !it.services().isEmpty())
                .isPresent();
    }

    /** Whether Service Connect is on and publishes ports; a client alone takes no requests. */
    public boolean isServiceConnectServer() {
        return serviceConnect
                .map(Located::value)
                .filter(it ->
                        Boolean.TRUE.equals(it.enabled()) && !it.services().isEmpty())
                .isPresent();
    }
}
