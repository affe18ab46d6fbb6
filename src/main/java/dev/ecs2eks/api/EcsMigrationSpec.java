package dev.ecs2eks.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for. Members that a person left out are {@code null}; the plan gives them their defaults. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EcsMigrationSpec(
        @JsonPropertyDescription("The ECS service to migrate; immutable once deployed.") @Required Source source,
        @JsonPropertyDescription("How far to go. Plan: store the plan. Deploy: apply everything that takes no traffic."
                        + " There is no default, so that a lost line never means to go back.")
                @Required
                Stage stage,
        @JsonPropertyDescription("Stops every write except this resource's status.") @Default("false") @Nullable
                Boolean suspend,
        @JsonPropertyDescription(
                        "Name of the objects; by default made from the service's name." + " Immutable once deployed.")
                @Pattern("^[a-z]([-a-z0-9]*[a-z0-9])?$")
                @Size(min = 1, max = 52)
                @Nullable
                String name,
        @JsonPropertyDescription("How the workload is created.") @Nullable Deploy deploy,
        @JsonPropertyDescription("How pods get the task role.") @Nullable Identity identity,
        @JsonPropertyDescription("Where secrets are read from; their values are never copied by the operator.")
                @Nullable
                Secrets secrets,
        @JsonPropertyDescription("Which autoscaler is written.") @Nullable Scaling scaling,
        @JsonPropertyDescription("How requests reach the pods.") @Nullable Network network,
        @JsonPropertyDescription("Findings that a person has accepted, with the reason; they no longer block.")
                @Size(max = 256)
                @Nullable
                List<AcceptedFinding> acceptedFindings,
        @JsonPropertyDescription("What becomes of the objects when this resource is deleted. Delete: they are removed,"
                        + " but only while the ECS service serves. Retain: they stay and are forgotten.")
                @Default("Delete")
                @Nullable
                DeletionPolicy deletionPolicy) {

    /** Which ECS service. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Source(
            @JsonPropertyDescription("Name of the ECS cluster.")
                    @Required
                    @Pattern("^[a-zA-Z0-9_-]+$")
                    @Size(min = 1, max = 255)
                    String cluster,
            @JsonPropertyDescription("Name of the ECS service.")
                    @Required
                    @Pattern("^[a-zA-Z0-9_-]+$")
                    @Size(min = 1, max = 255)
                    String service,
            @JsonPropertyDescription("AWS Region of the service; by default the operator's.")
                    @Pattern("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$")
                    @Size(max = 32)
                    @Nullable
                    String region,
            @JsonPropertyDescription("AWS account of the service, twelve digits; by default the operator's.")
                    @Pattern("^[0-9]{12}$")
                    @Size(max = 12)
                    @Nullable
                    String account) {}

    /** How the workload is created. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Deploy(
            @JsonPropertyDescription("Replicas at creation; by default the larger of the ECS service's desired and"
                            + " running count. An autoscaler takes over from there.")
                    @Min(0)
                    @Max(10000)
                    @Nullable
                    Integer replicas) {}

    /** How pods get the task role. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Identity(
            @JsonPropertyDescription(
                            "IRSA: the task role through IAM roles for service accounts. PodIdentity: the task role"
                                    + " through an association of the EKS cluster. None: no role.")
                    @Default("IRSA")
                    @Nullable
                    IdentityMode mode) {}

    /** Which way to a role. */
    public enum IdentityMode {
        @JsonProperty("IRSA")
        IRSA,
        @JsonProperty("PodIdentity")
        POD_IDENTITY,
        @JsonProperty("None")
        NONE
    }

    /** Where secrets are read from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Secrets(
            @JsonPropertyDescription("External Secrets stores, one for each AWS service and Region;"
                            + " by default the plan brings its own.")
                    @Size(max = 64)
                    @Nullable
                    List<Store> stores) {}

    /** The External Secrets store for one AWS service in one Region. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Store(
            @JsonPropertyDescription("The AWS service that holds the secrets.") @Required StoreService service,
            @JsonPropertyDescription("The AWS Region that holds the secrets.")
                    @Required
                    @Pattern("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$")
                    @Size(max = 32)
                    String region,
            @JsonPropertyDescription("The store to read through.") @Required StoreReference ref) {}

    /** AWS services that hold secrets. */
    public enum StoreService {
        @JsonProperty("SecretsManager")
        SECRETS_MANAGER,
        @JsonProperty("ParameterStore")
        PARAMETER_STORE
    }

    /** A store by kind and name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StoreReference(
            @JsonPropertyDescription("SecretStore (of this namespace) or ClusterSecretStore.") @Required StoreKind kind,
            @JsonPropertyDescription("Name of the store.")
                    @Required
                    @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
                    @Size(min = 1, max = 253)
                    String name) {}

    /** External Secrets' two kinds of store. */
    public enum StoreKind {
        @JsonProperty("SecretStore")
        SECRET_STORE("SecretStore"),
        @JsonProperty("ClusterSecretStore")
        CLUSTER_SECRET_STORE("ClusterSecretStore");

        private final String label;

        StoreKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Which autoscaler is written. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Scaling(
            @JsonPropertyDescription("Auto: a HorizontalPodAutoscaler where resource metrics suffice, else a KEDA"
                            + " ScaledObject. HPA and KEDA: exactly that one. None: a fixed number of replicas.")
                    @Default("Auto")
                    @Nullable
                    ScalingMode mode) {}

    /** Which autoscaler. */
    public enum ScalingMode {
        @JsonProperty("Auto")
        AUTO,
        @JsonProperty("HPA")
        HPA,
        @JsonProperty("KEDA")
        KEDA,
        @JsonProperty("None")
        NONE
    }

    /** How requests reach the pods. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Network(
            @JsonPropertyDescription("TargetGroupBinding: the load balancer that ECS uses stays, and the pods join its"
                            + " target groups. Ingress, Gateway: a new load balancer is made from the cluster, with the"
                            + " listeners and rules that lead to the service; a Network Load Balancer is made from a"
                            + " Service. They take no traffic before stage Shift.")
                    @Default("TargetGroupBinding")
                    @Nullable
                    Frontend frontend,
            @JsonPropertyDescription(
                            "Where a NetworkPolicy of the pods comes from. None: there is none. SecurityGroups:"
                                    + " the rules of the tasks' security groups, where they can be said; something in the cluster"
                                    + " must enforce it.")
                    @Default("None")
                    @Nullable
                    NetworkPolicySource networkPolicy) {}

    /** What brings requests from the load balancer. */
    public enum Frontend {
        @JsonProperty("TargetGroupBinding")
        TARGET_GROUP_BINDING,
        @JsonProperty("Ingress")
        INGRESS,
        @JsonProperty("Gateway")
        GATEWAY
    }

    /** Where a NetworkPolicy comes from. */
    public enum NetworkPolicySource {
        @JsonProperty("None")
        NONE,
        @JsonProperty("SecurityGroups")
        SECURITY_GROUPS
    }

    /** A finding that a person has accepted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AcceptedFinding(
            @JsonPropertyDescription("The finding's code.") @Required @Size(min = 1, max = 253) String code,
            @JsonPropertyDescription("The finding's field, a JSON pointer into the bundle form; empty for the whole.")
                    @Required
                    @Pattern("^(/.*)?$")
                    @Size(max = 1024)
                    String field,
            @JsonPropertyDescription("Why it is accepted; a person reads it later.")
                    @Required
                    @Pattern("\\S")
                    @Size(min = 1, max = 1024)
                    String reason) {}

    /** What becomes of the objects when the migration is deleted. */
    public enum DeletionPolicy {
        @JsonProperty("Delete")
        DELETE,
        @JsonProperty("Retain")
        RETAIN
    }
}
