package dev.ecs2eks.ecs.file;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.EcsSource;
import dev.ecs2eks.ecs.Observation;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.ecs.file.BundleResult.Read;
import dev.ecs2eks.ecs.file.BundleResult.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Services in a folder of bundles, for demo, tests and benchmarks. Files are read anew at each look; where each service
 * stands is remembered, and looked for again when it is no longer there.
 */
public final class BundleFolder implements EcsSource {

    private record Key(String cluster, String service) {}

    private final Path folder;
    private final BundleFiles files = new BundleFiles();
    private volatile Map<Key, Path> places = Map.of();

    public BundleFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Observation observe(ServiceReference reference) {
        var known = places.get(new Key(reference.cluster(), reference.service()));
        if (known != null) {
            var seen = find(files.file(known), reference);
            if (seen.isPresent()) {
                return new Seen(seen.get());
            }
        }
        return search(reference);
    }

    private Observation search(ServiceReference reference) {
        var found = new HashMap<Key, Path>();
        Optional<Refused> refused = Optional.empty();
        Optional<EcsApplication> seen = Optional.empty();
        try {
            for (var file : BundleFiles.in(folder)) {
                var results = files.file(file);
                results.forEach(result -> key(result).ifPresent(key -> found.putIfAbsent(key, file)));
                seen = seen.or(() -> find(results, reference));
                refused = refused.or(() -> refused(results));
            }
        } catch (IOException e) {
            return new NotSeen(
                    Obstacle.UNREACHABLE, "The folder of bundles " + folder + " cannot be read: see that it is there.");
        }
        places = Map.copyOf(found);
        var bad = refused;
        return seen.<Observation>map(Seen::new).orElseGet(() -> missing(reference, bad));
    }

    private static Observation missing(ServiceReference reference, Optional<Refused> refused) {
        return refused.map(file -> new NotSeen(
                        Obstacle.MALFORMED,
                        "No readable bundle holds the service " + reference + "; " + file.source() + ": "
                                + file.sentence() + "."))
                .orElseGet(() -> new NotSeen(
                        Obstacle.MISSING,
                        "No bundle holds the service " + reference + ": check spec.source, or add its bundle."));
    }

    private static Optional<Refused> refused(List<BundleResult> results) {
        return results.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .findFirst();
    }

    private static Optional<EcsApplication> find(List<BundleResult> results, ServiceReference reference) {
        return results.stream()
                .filter(Read.class::isInstance)
                .map(result -> ((Read) result).application())
                .filter(application -> isMeant(application, reference))
                .findFirst();
    }

    private static Optional<Key> key(BundleResult result) {
        return result instanceof Read read
                ? read.application()
                        .service()
                        .filter(service -> service.serviceName() != null)
                        .map(service -> new Key(cluster(service.clusterArn()), service.serviceName()))
                : Optional.empty();
    }

    private static boolean isMeant(EcsApplication application, ServiceReference reference) {
        return application
                .service()
                .filter(service -> reference.service().equals(service.serviceName()))
                .filter(service -> reference.cluster().equals(cluster(service.clusterArn())))
                .filter(service -> isIn(service.serviceArn(), reference))
                .isPresent();
    }

    /** Region and account count only where the bundle says them. */
    private static boolean isIn(@Nullable String arn, ServiceReference reference) {
        var parts = arn == null ? new String[0] : arn.split(":", 6);
        return parts.length < 6
                || (reference.region().map(parts[3]::equals).orElse(true)
                        && reference.account().map(parts[4]::equals).orElse(true));
    }

    /** The name in an ARN, or the name itself; ECS's own default where nothing is said. */
    private static String cluster(@Nullable String arnOrName) {
        return arnOrName == null ? "default" : arnOrName.substring(arnOrName.indexOf('/') + 1);
    }
}
