package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Identity.ObservedRole;
import dev.ecs2eks.ecs.Identity.Policy;
import dev.ecs2eks.ecs.Reading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/** The task role and the execution role, their trust and their policies. */
final class RoleReader {

    private final IamClient iam;
    private final Calls calls;
    private final PolicyDocument document = new PolicyDocument();

    RoleReader(IamClient iam, Calls calls) {
        this.iam = iam;
        this.calls = calls;
    }

    /** A role that does not exist is left out: reading it worked, and that is what it gave. */
    Reading<ObservedRole> read(TaskDefinition definition) {
        var gaps = new Gaps();
        var roles = Stream.of(definition.taskRoleArn(), definition.executionRoleArn())
                .filter(Objects::nonNull)
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .distinct()
                .flatMap(name -> gaps.read(Optional.<Role>empty(), () -> ifThere(() -> role(name))).stream())
                .map(role -> new ObservedRole(role, attached(role.roleName(), gaps), inline(role.roleName(), gaps)))
                .toList();
        return gaps.around(roles);
    }

    private Role role(String name) {
        return calls.remembered(Operation.GET_ROLE, name, () -> {
            var role = iam.getRole(request -> request.roleName(name)).role();
            var trust = role.assumeRolePolicyDocument();
            return trust == null ? role : role.copy(copy -> copy.assumeRolePolicyDocument(document.decoded(trust)));
        });
    }

    private List<Policy> attached(String role, Gaps gaps) {
        var policies =
                gaps.read(
                        List.<AttachedPolicy>of(),
                        () -> calls.remembered(Operation.LIST_ATTACHED_ROLE_POLICIES, role, () -> iam
                                .listAttachedRolePoliciesPaginator(request -> request.roleName(role))
                                .attachedPolicies()
                                .stream()
                                .toList()));
        return policies.stream()
                .map(policy -> Policy.attached(
                        policy,
                        gaps.read(Optional.<String>empty(), () -> ifThere(() -> managedDocument(policy.policyArn())))))
                .toList();
    }

    private String managedDocument(String arn) {
        var version = calls.remembered(Operation.GET_POLICY, arn, () -> iam.getPolicy(request -> request.policyArn(arn))
                .policy()
                .defaultVersionId());
        return calls.remembered(
                Operation.GET_POLICY_VERSION,
                arn + " " + version,
                () -> document.decoded(
                        iam.getPolicyVersion(request -> request.policyArn(arn).versionId(version))
                                .policyVersion()
                                .document()));
    }

    private List<Policy> inline(String role, Gaps gaps) {
        var names = gaps.read(
                List.<String>of(),
                () -> calls.remembered(
                        Operation.LIST_ROLE_POLICIES,
                        role,
                        () -> iam.listRolePoliciesPaginator(request -> request.roleName(role)).policyNames().stream()
                                .toList()));
        return names.stream()
                .map(name -> new Policy(
                        name,
                        Optional.empty(),
                        gaps.read(Optional.<String>empty(), () -> ifThere(() -> inlineDocument(role, name)))))
                .toList();
    }

    private String inlineDocument(String role, String name) {
        return calls.remembered(
                Operation.GET_ROLE_POLICY,
                role + " " + name,
                () -> document.decoded(
                        iam.getRolePolicy(request -> request.roleName(role).policyName(name))
                                .policyDocument()));
    }

    private static <T> Optional<T> ifThere(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }
}
