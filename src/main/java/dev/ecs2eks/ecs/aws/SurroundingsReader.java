package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.Network;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.SecretMetadata;
import dev.ecs2eks.ecs.Surroundings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderField;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** The cluster, the revisions that run and the capacity providers that a service names. */
final class SurroundingsReader {

    private final EcsClient ecs;
    private final Calls calls;

    SurroundingsReader(EcsClient ecs, Calls calls) {
        this.ecs = ecs;
        this.calls = calls;
    }

    /** Pointers start at the bundle. */
    Found<Surroundings> read(Service service, SecretMetadata secrets) {
        var oddities = new ArrayList<Oddity>();
        var clusters = clusters(service.clusterArn(), oddities);
        var revisions = revisions(service, oddities);
        var providers = capacityProviders(service, oddities);
        return new Found<>(
                new Surroundings(
                        clusters,
                        revisions,
                        providers,
                        new Network(Reading.of(List.of()), Reading.of(List.of())),
                        secrets,
                        Optional.empty()),
                oddities);
    }

    private Reading<Cluster> clusters(String arn, List<Oddity> oddities) {
        var gaps = new Gaps();
        var found = gaps.read(List.<Found<Cluster>>of(), () -> cluster(arn));
        found.forEach(cluster -> oddities.addAll(cluster.oddities("/" + BundleKey.CLUSTER)));
        return gaps.around(found.stream().map(Found::value).toList());
    }

    private List<Found<Cluster>> cluster(String arn) {
        return calls.remembered(Operation.DESCRIBE_CLUSTERS, arn, () -> {
            var raw = new RawJson();
            var answer = ecs.describeClusters(request -> request.clusters(arn)
                    .include(ClusterField.CONFIGURATIONS, ClusterField.SETTINGS, ClusterField.TAGS)
                    .overrideConfiguration(raw::keep));
            return raw.list("clusters", answer.clusters());
        });
    }

    private Reading<ServiceRevision> revisions(Service service, List<Oddity> oddities) {
        var gaps = new Gaps();
        // one by one: a revision never changes, so each is asked for once in its life
        var found = Found.all(service.currentServiceRevisions().stream()
                .map(ServiceCurrentRevisionSummary::arn)
                .distinct()
                .flatMap(arn -> gaps.read(List.<Found<ServiceRevision>>of(), () -> revision(arn)).stream())
                .toList());
        oddities.addAll(found.oddities("/" + BundleKey.SERVICE_REVISIONS));
        return gaps.around(found.value());
    }

    private List<Found<ServiceRevision>> revision(String arn) {
        return calls.remembered(Operation.DESCRIBE_SERVICE_REVISIONS, arn, () -> {
            var raw = new RawJson();
            var answer = ecs.describeServiceRevisions(
                    request -> request.serviceRevisionArns(arn).overrideConfiguration(raw::keep));
            return raw.list("serviceRevisions", answer.serviceRevisions());
        });
    }

    private Reading<CapacityProvider> capacityProviders(Service service, List<Oddity> oddities) {
        var gaps = new Gaps();
        var names = Stream.concat(
                        service.capacityProviderStrategy().stream(),
                        service.taskSets().stream().flatMap(set -> set.capacityProviderStrategy().stream()))
                .map(CapacityProviderStrategyItem::capacityProvider)
                .distinct()
                .toList();
        var found = Found.all(
                names.isEmpty()
                        ? List.<Found<CapacityProvider>>of()
                        : gaps.read(List.of(), () -> capacityProviders(names)));
        oddities.addAll(found.oddities("/" + BundleKey.CAPACITY_PROVIDERS));
        return gaps.around(found.value());
    }

    /** A service names at most twenty, a page holds ten, and the SDK has no paginator. */
    private List<Found<CapacityProvider>> capacityProviders(List<String> names) {
        return calls.remembered(Operation.DESCRIBE_CAPACITY_PROVIDERS, String.join(" ", names), () -> {
            var raw = new RawJson();
            var providers = new ArrayList<CapacityProvider>();
            String token = null;
            do {
                var from = Optional.ofNullable(token);
                var answer = ecs.describeCapacityProviders(request -> {
                    request.capacityProviders(names).include(CapacityProviderField.TAGS);
                    request.overrideConfiguration(raw::keep);
                    from.ifPresent(request::nextToken);
                });
                providers.addAll(answer.capacityProviders());
                token = answer.nextToken();
            } while (token != null);
            return raw.list("capacityProviders", providers).stream()
                    .sorted(Comparator.comparing(
                            found -> names.indexOf(found.value().name())))
                    .toList();
        });
    }
}
