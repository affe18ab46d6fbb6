package dev.ecs2eks.translate.subject;

import dev.ecs2eks.ecs.EcsApplication;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskSet;
import software.amazon.awssdk.services.ecs.model.VpcLatticeConfiguration;

/** Which object tells the truth about a service: reads each part of its configuration there (mapping §0.6, T02, T03). */
public final class Revisions {

    private static final String SERVICE = "/service";
    private static final Set<String> CONTROLLERS_WITH_TASK_SETS = Set.of("CODE_DEPLOY", "EXTERNAL");

    private final Service service;
    private final Optional<Located<TaskSet>> taskSet;
    private final Optional<Located<Deployment>> deployment;
    private final Optional<Located<ServiceRevision>> revision;

    private Revisions(EcsApplication application, Service service) {
        this.service = service;
        this.taskSet = primaryTaskSet(service);
        this.deployment = primaryDeployment(service);
        this.revision = current(application, service);
    }

    static Optional<Revisions> of(EcsApplication application) {
        return application.service().map(service -> new Revisions(application, service));
    }

    /** Structures that count and stand in a service revision alone, because no deployment has them. */
    public static List<Located<? extends SdkPojo>> ofServiceRevision(EcsApplication application) {
        return of(application).stream()
                .flatMap(it -> Stream.of(it.serviceConnect().stream(), it.volumes().stream(), it.lattice().stream()))
                .<Located<? extends SdkPojo>>flatMap(part -> part)
                .filter(part -> part.pointer().startsWith("/serviceRevisions/"))
                .toList();
    }

    /** The PRIMARY deployment; the one older ones are replaced by. */
    public static Optional<Located<Deployment>> primaryDeployment(Service service) {
        var deployments = service.deployments();
        for (int i = 0; i < deployments.size(); i++) {
            if ("PRIMARY".equals(deployments.get(i).status())) {
                return Optional.of(new Located<>(SERVICE + "/deployments/" + i, deployments.get(i)));
            }
        }
        return Optional.empty();
    }

    /** The PRIMARY task set of a service that CodeDeploy or an external controller deploys; else empty. */
    public static Optional<Located<TaskSet>> primaryTaskSet(Service service) {
        if (!CONTROLLERS_WITH_TASK_SETS.contains(controller(service))) {
            return Optional.empty();
        }
        var taskSets = service.taskSets();
        for (int i = 0; i < taskSets.size(); i++) {
            if ("PRIMARY".equals(taskSets.get(i).status())) {
                return Optional.of(new Located<>(SERVICE + "/taskSets/" + i, taskSets.get(i)));
            }
        }
        return Optional.empty();
    }

    static String controller(Service service) {
        var controller = service.deploymentController();
        return controller == null || controller.typeAsString() == null ? "ECS" : controller.typeAsString();
    }

    /** The revision that the service names as current, else the newest that was read. */
    public static Optional<Located<ServiceRevision>> current(EcsApplication application, Service service) {
        var revisions = application.surroundings().serviceRevisions().values();
        if (revisions.isEmpty()) {
            return Optional.empty();
        }
        for (var summary : service.currentServiceRevisions()) {
            for (int i = 0; i < revisions.size(); i++) {
                if (summary.arn() != null
                        && summary.arn().equals(revisions.get(i).serviceRevisionArn())) {
                    return Optional.of(new Located<>("/serviceRevisions/" + i, revisions.get(i)));
                }
            }
        }
        return newest(revisions);
    }

    private static Optional<Located<ServiceRevision>> newest(List<ServiceRevision> revisions) {
        var newest = revisions.stream()
                .max(Comparator.comparing(ServiceRevision::createdAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow();
        return Optional.of(new Located<>("/serviceRevisions/" + revisions.indexOf(newest), newest));
    }

    /** The service's load balancers with the target groups that are live: blue and green swap roles (T03). */
    List<Located<LoadBalancer>> loadBalancers() {
        var ofTaskSet = taskSet.filter(it -> !it.value().loadBalancers().isEmpty());
        if (ofTaskSet.isPresent()) {
            return located(
                    ofTaskSet.get().pointer() + "/loadBalancers",
                    ofTaskSet.get().value().loadBalancers());
        }
        var balancers = new ArrayList<Located<LoadBalancer>>();
        for (var balancer : located(SERVICE + "/loadBalancers", service.loadBalancers())) {
            balancers.add(new Located<>(balancer.pointer(), withLiveGroup(balancer.value())));
        }
        return balancers;
    }

    private LoadBalancer withLiveGroup(LoadBalancer balancer) {
        var advanced = balancer.advancedConfiguration();
        if (advanced == null || advanced.alternateTargetGroupArn() == null || revision.isEmpty()) {
            return balancer;
        }
        var resolved = revision.get().value().resolvedConfiguration();
        var live = resolved == null
                ? List.<String>of()
                : resolved.loadBalancers().stream()
                        .map(it -> it.targetGroupArn())
                        .toList();
        return live.contains(advanced.alternateTargetGroupArn()) && !live.contains(balancer.targetGroupArn())
                ? balancer.toBuilder()
                        .targetGroupArn(advanced.alternateTargetGroupArn())
                        .build()
                : balancer;
    }

    List<Located<ServiceRegistry>> registries() {
        return taskSet.filter(it -> !it.value().serviceRegistries().isEmpty())
                .map(it ->
                        located(it.pointer() + "/serviceRegistries", it.value().serviceRegistries()))
                .orElseGet(() -> located(SERVICE + "/serviceRegistries", service.serviceRegistries()));
    }

    Optional<Located<AwsVpcConfiguration>> network() {
        return taskSet.flatMap(it -> network(it.pointer(), it.value().networkConfiguration()))
                .or(() -> network(SERVICE, service.networkConfiguration()))
                .or(() -> deployment.flatMap(
                        it -> network(it.pointer(), it.value().networkConfiguration())));
    }

    private static Optional<Located<AwsVpcConfiguration>> network(
            String pointer, @Nullable NetworkConfiguration network) {
        return network == null || network.awsvpcConfiguration() == null
                ? Optional.empty()
                : Optional.of(new Located<>(
                        pointer + "/networkConfiguration/awsvpcConfiguration", network.awsvpcConfiguration()));
    }

    /** Not a member of the service at all (T02). */
    Optional<Located<ServiceConnectConfiguration>> serviceConnect() {
        return deployment
                .filter(it -> it.value().serviceConnectConfiguration() != null)
                .map(it -> new Located<>(
                        it.pointer() + "/serviceConnectConfiguration",
                        it.value().serviceConnectConfiguration()))
                .or(() -> revision.filter(it -> it.value().serviceConnectConfiguration() != null)
                        .map(it -> new Located<>(
                                it.pointer() + "/serviceConnectConfiguration",
                                it.value().serviceConnectConfiguration())));
    }

    List<Located<ServiceVolumeConfiguration>> volumes() {
        return deployment
                .filter(it -> !it.value().volumeConfigurations().isEmpty())
                .map(it -> located(
                        it.pointer() + "/volumeConfigurations", it.value().volumeConfigurations()))
                .or(() -> revision.map(it -> located(
                        it.pointer() + "/volumeConfigurations", it.value().volumeConfigurations())))
                .orElse(List.of());
    }

    List<Located<VpcLatticeConfiguration>> lattice() {
        return deployment
                .filter(it -> !it.value().vpcLatticeConfigurations().isEmpty())
                .map(it -> located(
                        it.pointer() + "/vpcLatticeConfigurations", it.value().vpcLatticeConfigurations()))
                .or(() -> revision.map(it -> located(
                        it.pointer() + "/vpcLatticeConfigurations", it.value().vpcLatticeConfigurations())))
                .orElse(List.of());
    }

    private static <T> List<Located<T>> located(String pointer, List<T> values) {
        var located = new ArrayList<Located<T>>(values.size());
        for (int i = 0; i < values.size(); i++) {
            located.add(new Located<>(pointer + "/" + i, values.get(i)));
        }
        return located;
    }
}
