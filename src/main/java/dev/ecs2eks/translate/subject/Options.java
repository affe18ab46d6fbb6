package dev.ecs2eks.translate.subject;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parts of a migration's spec that shape objects, and the namespace.
 *
 * @param namespace written on every namespaced object; empty: none is written
 * @param name of the objects; empty: from the service, else the task definition's family
 * @param replicas at creation; empty: the larger of ECS desired and running count
 * @param stores where ExternalSecrets read from; empty: the plan brings its own SecretStores
 * @param networking how requests reach the pods
 */
public record Options(
        Optional<String> namespace,
        Optional<String> name,
        OptionalInt replicas,
        IdentityMode identity,
        List<Store> stores,
        ScalingMode scaling,
        Networking networking) {

    public Options {
        stores = List.copyOf(stores);
    }

    /** How a pod gets the task role. */
    public enum IdentityMode {
        /** IAM roles for service accounts. */
        IRSA,
        /** An association of the EKS cluster. */
        POD_IDENTITY,
        NONE
    }

    /** Which autoscaler is written. */
    public enum ScalingMode {
        /** A HorizontalPodAutoscaler where resource metrics suffice, a ScaledObject otherwise. */
        AUTO,
        HPA,
        KEDA,
        NONE
    }

    /** What brings requests from the load balancer to the pods. */
    public enum Frontend {
        /** The load balancer that ECS uses, with its rules as they are. */
        TARGET_GROUP_BINDING,
        /** A new load balancer, made from an Ingress; from a Service for a Network Load Balancer. */
        INGRESS,
        /** A new load balancer, made from a Gateway and its routes. */
        GATEWAY
    }

    /** Where a NetworkPolicy of the pods comes from. */
    public enum NetworkPolicySource {
        /** There is none. */
        NONE,
        /** The rules of the tasks' security groups. */
        SECURITY_GROUPS
    }

    /**
     * How requests reach the pods.
     *
     * @param frontend what brings them from the load balancer
     * @param networkPolicy what says whose requests are let in
     */
    public record Networking(Frontend frontend, NetworkPolicySource networkPolicy) {

        /** The load balancer that ECS uses, and nobody who is kept out. */
        public static Networking byDefault() {
            return new Networking(Frontend.TARGET_GROUP_BINDING, NetworkPolicySource.NONE);
        }
    }

    /** An External Secrets store to use for one AWS service in one Region. */
    public record Store(Provider service, String region, String kind, String name) {}

    /** AWS services that hold secrets; the names are those External Secrets uses. */
    public enum Provider {
        SECRETS_MANAGER("SecretsManager"),
        PARAMETER_STORE("ParameterStore");

        private final String label;

        Provider(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** No wishes: what {@code ecs2eks plan -f} uses. */
    public static Options none() {
        return new Options(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                IdentityMode.IRSA,
                List.of(),
                ScalingMode.AUTO,
                Networking.byDefault());
    }

    public Options withNamespace(Optional<String> wanted) {
        return new Options(wanted, name, replicas, identity, stores, scaling, networking);
    }

    public Options withIdentity(IdentityMode wanted) {
        return new Options(namespace, name, replicas, wanted, stores, scaling, networking);
    }

    public Options withFrontend(Frontend wanted) {
        return withNetworking(new Networking(wanted, networking.networkPolicy()));
    }

    public Options withNetworkPolicy(NetworkPolicySource wanted) {
        return withNetworking(new Networking(networking.frontend(), wanted));
    }

    private Options withNetworking(Networking wanted) {
        return new Options(namespace, name, replicas, identity, stores, scaling, wanted);
    }

    public Frontend frontend() {
        return networking.frontend();
    }

    /** Whether a load balancer is made from the cluster, and the one that ECS uses is left to ECS. */
    public boolean recreatesLoadBalancer() {
        return frontend() != Frontend.TARGET_GROUP_BINDING;
    }
}
