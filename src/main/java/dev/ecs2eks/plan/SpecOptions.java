package dev.ecs2eks.plan;

import dev.ecs2eks.api.EcsMigrationSpec;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.Frontend;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Options.NetworkPolicySource;
import dev.ecs2eks.translate.subject.Options.Networking;
import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Options.ScalingMode;
import dev.ecs2eks.translate.subject.Options.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The parts of a migration's spec that shape objects, with the defaults of what a person left out. */
public final class SpecOptions {

    private SpecOptions() {}

    /**
     * What the spec says for objects in this namespace.
     *
     * @param replicasSoFar the count that the workload was created with: an autoscaled workload's plan does not change
     *     because ECS scaled; empty before it exists
     */
    public static Options of(EcsMigrationSpec spec, String namespace, OptionalInt replicasSoFar) {
        return new Options(
                Optional.of(namespace),
                Optional.ofNullable(spec.name()),
                replicas(spec, replicasSoFar),
                identity(spec),
                stores(spec),
                scaling(spec),
                networking(spec.network()));
    }

    /** The findings that the spec accepts. */
    public static List<AcceptedFinding> accepted(EcsMigrationSpec spec) {
        var accepted = spec.acceptedFindings();
        return accepted == null
                ? List.of()
                : accepted.stream()
                        .map(it -> new AcceptedFinding(it.code(), it.field(), it.reason()))
                        .toList();
    }

    private static OptionalInt replicas(EcsMigrationSpec spec, OptionalInt replicasSoFar) {
        var deploy = spec.deploy();
        var wanted = deploy == null ? null : deploy.replicas();
        return wanted == null ? replicasSoFar : OptionalInt.of(wanted);
    }

    private static IdentityMode identity(EcsMigrationSpec spec) {
        var identity = spec.identity();
        var mode = identity == null ? null : identity.mode();
        return mode == null
                ? IdentityMode.IRSA
                : switch (mode) {
                    case IRSA -> IdentityMode.IRSA;
                    case POD_IDENTITY -> IdentityMode.POD_IDENTITY;
                    case NONE -> IdentityMode.NONE;
                };
    }

    private static ScalingMode scaling(EcsMigrationSpec spec) {
        var scaling = spec.scaling();
        var mode = scaling == null ? null : scaling.mode();
        return mode == null
                ? ScalingMode.AUTO
                : switch (mode) {
                    case AUTO -> ScalingMode.AUTO;
                    case HPA -> ScalingMode.HPA;
                    case KEDA -> ScalingMode.KEDA;
                    case NONE -> ScalingMode.NONE;
                };
    }

    private static Networking networking(EcsMigrationSpec.@Nullable Network network) {
        return network == null
                ? Networking.byDefault()
                : new Networking(frontend(network.frontend()), networkPolicy(network.networkPolicy()));
    }

    private static NetworkPolicySource networkPolicy(EcsMigrationSpec.@Nullable NetworkPolicySource source) {
        return source == null
                ? NetworkPolicySource.NONE
                : switch (source) {
                    case NONE -> NetworkPolicySource.NONE;
                    case SECURITY_GROUPS -> NetworkPolicySource.SECURITY_GROUPS;
                };
    }

    private static Frontend frontend(EcsMigrationSpec.@Nullable Frontend frontend) {
        return frontend == null
                ? Frontend.TARGET_GROUP_BINDING
                : switch (frontend) {
                    case TARGET_GROUP_BINDING -> Frontend.TARGET_GROUP_BINDING;
                    case INGRESS -> Frontend.INGRESS;
                    case GATEWAY -> Frontend.GATEWAY;
                };
    }

    private static List<Store> stores(EcsMigrationSpec spec) {
        var secrets = spec.secrets();
        var stores = secrets == null ? null : secrets.stores();
        return stores == null
                ? List.of()
                : stores.stream().map(SpecOptions::store).toList();
    }

    private static Store store(EcsMigrationSpec.Store store) {
        var service =
                switch (store.service()) {
                    case SECRETS_MANAGER -> Provider.SECRETS_MANAGER;
                    case PARAMETER_STORE -> Provider.PARAMETER_STORE;
                };
        return new Store(
                service, store.region(), store.ref().kind().label(), store.ref().name());
    }
}
