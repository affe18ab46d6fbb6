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
 * @param frontend what brings requests from the load balancer
 */
public record Options(
        Optional<String> namespace,
        Optional<String> name,
        OptionalInt replicas,
        IdentityMode identity,
        List<Store> stores,
        ScalingMode scaling,
        Frontend frontend) {

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
                Frontend.TARGET_GROUP_BINDING);
    }

    public Options withNamespace(Optional<String> wanted) {
        return new Options(wanted, name, replicas, identity, stores, scaling, frontend);
    }

    public Options withFrontend(Frontend wanted) {
        return new Options(namespace, name, replicas, identity, stores, scaling, wanted);
    }

    /** Whether a load balancer is made from the cluster, and the one that ECS uses is left to ECS. */
    public boolean recreatesLoadBalancer() {
        return frontend != Frontend.TARGET_GROUP_BINDING;
    }
}
