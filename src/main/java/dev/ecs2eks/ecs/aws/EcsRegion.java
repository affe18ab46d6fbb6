package dev.ecs2eks.ecs.aws;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Identity;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.ecs.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** One account's Region: reads a service and then, in the order in which one names the next, what stands around it. */
final class EcsRegion {

    private final ServiceReader services;
    private final TaskDefinitionReader taskDefinitions;
    private final SurroundingsReader surroundings;
    private final ScalingReader scaling;
    private final TargetGroupReader targetGroups;
    private final LoadBalancerReader loadBalancers;
    private final CloudMapReader cloudMap;
    private final NetworkReader networks;
    private final RoleReader roles;
    private final OidcProviderReader oidcProviders;
    private final SecretReader secrets;
    private final Failures failures;

    /** @param issuer of the EKS cluster that services go to, with {@code https://} */
    EcsRegion(AwsClients aws, Region region, Optional<String> issuer, Ticker ticker) {
        failures = new Failures(region);
        var calls = new Calls(failures, ticker);
        services = new ServiceReader(aws.ecs(), region, calls, failures);
        taskDefinitions = new TaskDefinitionReader(aws.ecs(), region, calls, failures);
        surroundings = new SurroundingsReader(aws.ecs(), calls);
        scaling = new ScalingReader(aws.scaling(), calls);
        targetGroups = new TargetGroupReader(aws.loadBalancing(), calls);
        loadBalancers = new LoadBalancerReader(aws.loadBalancing(), calls);
        cloudMap = new CloudMapReader(aws.cloudMap(), calls);
        networks = new NetworkReader(aws.ec2(), calls);
        roles = new RoleReader(aws.iam(), calls);
        oidcProviders = new OidcProviderReader(aws.iam(), issuer, calls);
        secrets = new SecretReader(aws.secrets(), calls);
    }

    /** @throws Obstructed when there is nothing to plan from */
    EcsApplication read(ServiceReference reference) {
        try {
            return around(services.read(reference));
        } catch (AwsServiceException e) {
            throw failures.unexpected(e);
        }
    }

    private EcsApplication around(Found<Service> service) {
        var task = taskDefinitions.read(service.value());
        var kept = secrets.read(task.value().definition(), service.value());
        var around = surroundings.read(service.value(), kept.value());
        var scaled = scaling.read(service.value());
        var revisions = around.value().serviceRevisions().values();
        var traffic = traffic(service.value(), revisions);
        var network = networks.read(service.value(), revisions, traffic.value().loadBalancers());
        var identity = new Identity(
                roles.read(task.value().definition()),
                oidcProviders.read(task.value().definition(), service.value()));
        return new EcsApplication(
                task.value(),
                Optional.of(service.value()),
                scaled.value(),
                traffic.value(),
                identity,
                around.value().within(network),
                Stream.of(
                                task.oddities("/" + BundleKey.TASK_DEFINITION),
                                service.oddities("/" + BundleKey.SERVICE),
                                scaled.oddities(),
                                traffic.oddities(),
                                around.oddities(),
                                kept.oddities())
                        .flatMap(List::stream)
                        .toList());
    }

    private Found<Traffic> traffic(Service service, List<ServiceRevision> revisions) {
        var groups = targetGroups.read(service, revisions);
        var front = loadBalancers.read(groups);
        var registries = cloudMap.read(service);
        var services = Found.all(registries.services().values());
        var namespaces = Found.all(registries.namespaces().values());
        return new Found<>(
                new Traffic(
                        groups,
                        front.loadBalancers(),
                        front.listeners(),
                        front.rules(),
                        new Reading<>(services.value(), registries.services().missing()),
                        new Reading<>(
                                namespaces.value(), registries.namespaces().missing())),
                Stream.concat(
                                services.oddities("/" + BundleKey.CLOUD_MAP_SERVICES).stream(),
                                namespaces.oddities("/" + BundleKey.CLOUD_MAP_NAMESPACES).stream())
                        .toList());
    }
}
