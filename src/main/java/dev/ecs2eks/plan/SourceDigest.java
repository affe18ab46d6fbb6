package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Identity.ObservedRole;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** The fingerprint of an ECS service: equal while it only runs, different when somebody changed it. */
final class SourceDigest {

    private SourceDigest() {}

    /**
     * @param counted whether the number of tasks shapes the plan; where the replicas are given, ECS may scale as it likes
     */
    static String of(EcsApplication application, boolean counted) {
        return Sha256.of(
                application.task(),
                application.service().map(service -> still(service, counted)),
                application.scaling().targets(),
                application.scaling().policies(),
                application.scaling().scheduledActions(),
                application.traffic().targetGroups(),
                application.traffic().loadBalancers(),
                application.traffic().listeners(),
                application.traffic().rules(),
                application.identity().roles().missing(),
                application.identity().roles().values().stream()
                        .map(SourceDigest::still)
                        .toList(),
                application.surroundings().network().securityGroups().missing(),
                application.surroundings().network().securityGroups().values().stream()
                        .map(SourceDigest::still)
                        .toList(),
                application.surroundings().network().subnets().missing(),
                application.surroundings().network().subnets().values().stream()
                        .map(SourceDigest::still)
                        .toList(),
                SecretDigest.of(application),
                application.oddities());
    }

    private static List<Object> still(SecurityGroup group) {
        return List.of(Optional.ofNullable(group.groupId()), group.ipPermissions(), group.ipPermissionsEgress());
    }

    /** Without the number of its free addresses. */
    private static Subnet still(Subnet subnet) {
        return subnet.toBuilder()
                .availableIpAddressCount(null)
                .state((String) null)
                .build();
    }

    /** Without counts, events and the progress of rollouts. */
    private static Service still(Service service, boolean counted) {
        return service.toBuilder()
                .desiredCount(counted ? service.desiredCount() : null)
                .runningCount(null)
                .pendingCount(null)
                .events(List.of())
                .currentServiceDeployment(null)
                .currentServiceRevisions(service.currentServiceRevisions().stream()
                        .map(revision -> ServiceCurrentRevisionSummary.builder()
                                .arn(revision.arn())
                                .build())
                        .toList())
                .taskSets(service.taskSets().stream()
                        .filter(taskSet -> "PRIMARY".equals(taskSet.status()))
                        .map(SourceDigest::still)
                        .toList())
                .deployments(service.deployments().stream()
                        .filter(deployment -> "PRIMARY".equals(deployment.status()))
                        .map(SourceDigest::still)
                        .toList())
                .build();
    }

    private static Deployment still(Deployment deployment) {
        return Deployment.builder()
                .taskDefinition(deployment.taskDefinition())
                .serviceConnectConfiguration(deployment.serviceConnectConfiguration())
                .volumeConfigurations(deployment.volumeConfigurations())
                .vpcLatticeConfigurations(deployment.vpcLatticeConfigurations())
                .build();
    }

    private static TaskSet still(TaskSet taskSet) {
        return taskSet.toBuilder()
                .runningCount(null)
                .pendingCount(null)
                .computedDesiredCount(null)
                .updatedAt(null)
                .stabilityStatus((String) null)
                .stabilityStatusAt(null)
                .build();
    }

    private static List<Object> still(ObservedRole role) {
        return List.of(
                Optional.ofNullable(role.role().arn()),
                Optional.ofNullable(role.role().assumeRolePolicyDocument()),
                role.attachedPolicies(),
                role.inlinePolicies());
    }
}
