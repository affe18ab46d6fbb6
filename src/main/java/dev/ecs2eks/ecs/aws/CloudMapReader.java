package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Traffic.ObservedCloudMapService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.Service;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;

/** The Cloud Map services that an ECS service registers in, and their namespaces. */
final class CloudMapReader {

    record Registries(Reading<Found<ObservedCloudMapService>> services, Reading<Found<Namespace>> namespaces) {}

    private final ServiceDiscoveryClient cloudMap;
    private final Calls calls;

    CloudMapReader(ServiceDiscoveryClient cloudMap, Calls calls) {
        this.cloudMap = cloudMap;
        this.calls = calls;
    }

    /** What does not exist any more is left out. */
    Registries read(software.amazon.awssdk.services.ecs.model.Service service) {
        var gaps = new Gaps();
        var ofTaskSets = service.taskSets().stream().flatMap(taskSet -> taskSet.serviceRegistries().stream());
        var services = Stream.concat(service.serviceRegistries().stream(), ofTaskSets) // T03
                .map(registry -> id(registry.registryArn()))
                .distinct()
                .flatMap(id -> gaps.read(Optional.<Found<Service>>empty(), () -> service(id)).stream())
                .map(found -> observed(found, gaps))
                .toList();
        var namespaceGaps = new Gaps();
        var namespaces = Stream.concat(
                        services.stream().map(found -> found.value().service().namespaceId()),
                        ofServiceConnect(service))
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> namespaceGaps.read(Optional.<Found<Namespace>>empty(), () -> namespace(id)).stream())
                .toList();
        return new Registries(gaps.around(services), namespaceGaps.around(namespaces));
    }

    /** Service Connect names its namespace by ARN; by a bare name it cannot be asked for. */
    private static Stream<String> ofServiceConnect(software.amazon.awssdk.services.ecs.model.Service service) {
        return service.deployments().stream()
                .filter(deployment -> "PRIMARY".equals(deployment.status()))
                .map(Deployment::serviceConnectConfiguration)
                .filter(Objects::nonNull)
                .map(connect -> connect.namespace())
                .filter(namespace -> namespace != null && namespace.startsWith("arn:"))
                .map(CloudMapReader::id);
    }

    private Optional<Found<Service>> service(String id) {
        try {
            return Optional.of(calls.remembered(Operation.GET_SERVICE, id, () -> {
                var raw = new RawJson();
                var answer = cloudMap.getService(request -> request.id(id).overrideConfiguration(raw::keep));
                return raw.one("Service", answer.service());
            }));
        } catch (ServiceNotFoundException e) {
            return Optional.empty();
        }
    }

    private Found<ObservedCloudMapService> observed(Found<Service> service, Gaps gaps) {
        var id = service.value().id();
        var found = Found.all(id == null ? List.of() : gaps.read(List.of(), () -> instances(id)));
        return new Found<>(
                new ObservedCloudMapService(service.value(), found.value()),
                Stream.concat(service.oddities().stream(), found.oddities("/Instances").stream())
                        .toList());
    }

    private List<Found<InstanceSummary>> instances(String id) {
        try {
            return calls.remembered(Operation.LIST_INSTANCES, id, () -> {
                var raw = new RawJson();
                var instances = cloudMap
                        .listInstancesPaginator(request -> request.serviceId(id).overrideConfiguration(raw::keep))
                        .stream()
                        .flatMap(page -> page.instances().stream())
                        .toList();
                return raw.list("Instances", instances);
            });
        } catch (ServiceNotFoundException e) {
            return List.of();
        }
    }

    private Optional<Found<Namespace>> namespace(String id) {
        try {
            return Optional.of(calls.remembered(Operation.GET_NAMESPACE, id, () -> {
                var raw = new RawJson();
                var answer = cloudMap.getNamespace(request -> request.id(id).overrideConfiguration(raw::keep));
                return raw.one("Namespace", answer.namespace());
            }));
        } catch (NamespaceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
