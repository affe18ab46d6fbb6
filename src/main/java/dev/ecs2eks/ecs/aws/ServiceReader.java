package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.ServiceReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

/** The service itself: read anew each time, together with others of its cluster that are asked for meanwhile. */
final class ServiceReader {

    /** AWS's own maximum. */
    private static final int SERVICES_PER_CALL = 10;

    private final EcsClient ecs;
    private final Region region;
    private final Calls calls;
    private final Failures failures;
    private final Map<String, Batches<String, Optional<Found<Service>>>> clusters = new ConcurrentHashMap<>();

    ServiceReader(EcsClient ecs, Region region, Calls calls, Failures failures) {
        this.ecs = ecs;
        this.region = region;
        this.calls = calls;
        this.failures = failures;
    }

    Found<Service> read(ServiceReference reference) {
        var found = ask(reference)
                .orElseThrow(() -> missing("ECS has no service %s in cluster %s (%s)"
                        .formatted(reference.service(), reference.cluster(), region)));
        reference.account().ifPresent(account -> check(account, found.value()));
        return found;
    }

    private Optional<Found<Service>> ask(ServiceReference reference) {
        try {
            return clusters.computeIfAbsent(
                            reference.cluster(),
                            cluster -> new Batches<>(SERVICES_PER_CALL, names -> describe(cluster, names)))
                    .get(reference.service());
        } catch (ClusterNotFoundException e) {
            throw missing("ECS has no cluster %s in %s".formatted(reference.cluster(), region));
        } catch (Denied e) {
            throw failures.denied(e, "service " + reference);
        }
    }

    private Map<String, Optional<Found<Service>>> describe(String cluster, List<String> names) {
        var raw = new RawJson();
        var answer = calls.call(
                Operation.DESCRIBE_SERVICES,
                "cluster " + cluster,
                () -> ecs.describeServices(request -> request.cluster(cluster)
                        .services(names)
                        .include(ServiceField.TAGS) // else they are left out (T03a)
                        .overrideConfiguration(raw::keep)));
        var services = new LinkedHashMap<String, Optional<Found<Service>>>();
        // a name that is only in failures[] stays empty, HTTP 200 or not (T03a)
        names.forEach(name -> services.put(name, Optional.empty()));
        raw.list("services", answer.services())
                .forEach(found -> services.put(found.value().serviceName(), Optional.of(found)));
        return services;
    }

    private static Obstructed missing(String what) {
        return new Obstructed(
                Obstacle.MISSING,
                what + ": check spec.source (on the command line --cluster, --service and --region), and that the"
                        + " credentials belong to its account.");
    }

    private void check(String account, Service service) {
        var owner = service.serviceArn().split(":", 6)[4];
        if (!owner.equals(account)) {
            throw new Obstructed(
                    Obstacle.MISSING,
                    "The AWS credentials in use belong to account %s, and %s is asked for in account %s: check spec.source.account, or use credentials of that account."
                            .formatted(owner, service.serviceName(), account));
        }
    }
}
