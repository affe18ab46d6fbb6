package dev.ecs2eks.ecs;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * Who the tasks are: the task and the execution role ({@code /roles}), and IAM's OIDC provider of the EKS cluster
 * ({@code /oidcProvider}).
 *
 * @param oidcProviders at most one; none where it was looked for and does not exist
 */
public record Identity(Reading<ObservedRole> roles, Reading<GetOpenIdConnectProviderResponse> oidcProviders) {

    /**
     * A role with its policies. {@link Role#assumeRolePolicyDocument()} holds decoded JSON, however it was written
     * where it was read (AWS gives it URL-encoded).
     */
    public record ObservedRole(Role role, List<Policy> attachedPolicies, List<Policy> inlinePolicies) {}

    /**
     * A policy of a role.
     *
     * @param arn empty for an inline policy
     * @param document decoded JSON, empty when it was not read
     */
    public record Policy(String name, Optional<String> arn, Optional<String> document) {

        public static Policy attached(AttachedPolicy policy, Optional<String> document) {
            return new Policy(policy.policyName(), Optional.of(policy.policyArn()), document);
        }
    }

    /** The role that a task definition names, by ARN or by bare name. */
    public Optional<ObservedRole> named(String arnOrName) {
        return roles.first(seen -> arnOrName.equals(seen.role().arn())
                || arnOrName.equals(seen.role().roleName()));
    }
}
