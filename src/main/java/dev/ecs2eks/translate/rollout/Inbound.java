package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** How work comes to a service. One that nothing routes to fetches it by itself, and would do so in ECS and EKS at once. */
public final class Inbound {

    private Inbound() {}

    /** Whether nothing routes to the service: no load balancer, registry, Lattice group or Service Connect server. */
    public static boolean isWorker(Subject subject) {
        return subject.application().service().filter(Inbound::isWorker).isPresent();
    }

    private static boolean isWorker(Service service) {
        return service.schedulingStrategy() != SchedulingStrategy.DAEMON
                && service.loadBalancers().isEmpty()
                && service.serviceRegistries().isEmpty()
                && service.deployments().stream().noneMatch(Inbound::isReached)
                && service.taskSets().stream().noneMatch(Inbound::isReached);
    }

    private static boolean isReached(Deployment deployment) {
        return !deployment.vpcLatticeConfigurations().isEmpty() || isServer(deployment.serviceConnectConfiguration());
    }

    private static boolean isReached(TaskSet taskSet) {
        return !taskSet.loadBalancers().isEmpty()
                || !taskSet.serviceRegistries().isEmpty();
    }

    private static boolean isServer(@Nullable ServiceConnectConfiguration configuration) {
        return !Optional.ofNullable(configuration)
                .map(ServiceConnectConfiguration::services)
                .orElse(List.of())
                .isEmpty();
    }

    /** Whether some container listens, so that somebody may come to its address all the same. */
    static boolean listens(Subject subject) {
        return subject.containers().stream()
                .anyMatch(container -> !container.definition().portMappings().isEmpty());
    }
}
