package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import java.util.List;
import java.util.Optional;

/** The change of a role's trust policy that adds a statement, with what a person must know of it. */
final class TrustChange {

    /** Characters without white space that IAM takes unless the quota was raised. */
    private static final int QUOTA = 2048;

    private static final String POLICY = "/AssumeRolePolicyDocument";

    private TrustChange() {}

    /**
     * Empty for what is in place and for a policy that was not read.
     *
     * @param account {@code system:serviceaccount:namespace:name}
     */
    static Optional<AwsChange> of(TaskRole role, TrustStatement statement, String account, Findings findings) {
        if (role.seen().isEmpty() || role.arn().isEmpty()) {
            findings.report("role-not-in-bundle", TaskRole.POINTER, role.named());
            return Optional.empty();
        }
        var arn = role.arn().get();
        var pointer = role.seen().get().pointer() + POLICY;
        var policy = TrustPolicy.of(role.seen().get().value().role().assumeRolePolicyDocument());
        if (policy.isEmpty()) {
            findings.report("trust-policy-unreadable", pointer, arn);
            return Optional.empty();
        }
        if (policy.get().denies(statement)) {
            findings.report("trust-policy-denies", pointer, arn);
        }
        return policy.get().with(statement).map(extended -> {
            findings.report("trust-statement-needed", pointer, arn);
            if (extended.length() > QUOTA) {
                findings.report("trust-policy-full", pointer, arn, extended.length());
            }
            return change(arn.toString(), account, extended);
        });
    }

    private static AwsChange change(String arn, String account, TrustPolicy.Extended extended) {
        return new AwsChange(
                "iam:UpdateAssumeRolePolicy",
                arn,
                "Report",
                account + " assumes this role only when its trust policy says so",
                extended.statement(),
                extended.document(),
                List.of(
                        "aws",
                        "iam",
                        "update-assume-role-policy",
                        "--role-name",
                        arn.substring(arn.lastIndexOf('/') + 1),
                        "--policy-document",
                        extended.json()));
    }
}
