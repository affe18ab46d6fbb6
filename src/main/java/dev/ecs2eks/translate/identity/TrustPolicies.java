package dev.ecs2eks.translate.identity;

import dev.ecs2eks.ecs.Identity.ObservedRole;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the task role's trust policy needs so that the pods may assume it (mapping §7.4, T34). */
public final class TrustPolicies {

    /** Characters without white space that IAM takes unless the quota was raised. */
    private static final int QUOTA = 2048;

    private static final Pattern TWELVE_DIGITS = Pattern.compile("\\d{12}");

    private final Subject subject;
    private final Findings findings;

    private TrustPolicies(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /** At most one change; none for what is in place, and none made up for what is not known. */
    public static List<AwsChange> of(Subject subject, Findings findings) {
        var role = TaskRole.of(subject);
        if (role.isEmpty() || subject.options().identity() != IdentityMode.IRSA) {
            return List.of();
        }
        return new TrustPolicies(subject, findings).change(role.get()).stream().toList();
    }

    private Optional<AwsChange> change(TaskRole role) {
        var issuer = subject.target().oidcIssuer().filter(it -> !it.isBlank());
        if (issuer.isEmpty()) {
            findings.report("oidc-issuer-unknown", TaskRole.POINTER, role.named());
        }
        role.arn().ifPresent(this::reportOtherAccount);
        if (role.seen().isEmpty() || role.arn().isEmpty()) {
            findings.report("role-not-in-bundle", TaskRole.POINTER, role.named());
            return Optional.empty();
        }
        return issuer.flatMap(it -> change(
                OidcProvider.of(it, role.arn().get()),
                role.arn().get(),
                role.seen().get()));
    }

    private void reportOtherAccount(Arn role) {
        var ours = subject.target().account().or(subject::account);
        if (ours.filter(it -> TWELVE_DIGITS.matcher(it).matches() && !it.equals(role.account()))
                .isPresent()) {
            findings.report("role-in-other-account", TaskRole.POINTER, role);
        }
    }

    private Optional<AwsChange> change(OidcProvider provider, Arn arn, Located<ObservedRole> seen) {
        var pointer = seen.pointer() + "/AssumeRolePolicyDocument";
        var policy = TrustPolicy.of(seen.value().role().assumeRolePolicyDocument());
        if (policy.isEmpty()) {
            findings.report("trust-policy-unreadable", pointer, arn);
            return Optional.empty();
        }
        var account = "system:serviceaccount:" + subject.namespaceOrDefault() + ":" + subject.base();
        return policy.get().with(new TrustStatement(provider, account)).map(extended -> {
            findings.report("trust-statement-needed", pointer, arn);
            if (extended.length() > QUOTA) {
                findings.report("trust-policy-full", pointer, arn, extended.length());
            }
            return change(arn, account, extended);
        });
    }

    private static AwsChange change(Arn role, String account, TrustPolicy.Extended extended) {
        var name = role.resource().substring(role.resource().lastIndexOf('/') + 1);
        return new AwsChange(
                "iam:UpdateAssumeRolePolicy",
                role.toString(),
                "Report",
                account + " assumes this role only when its trust policy says so",
                extended.statement(),
                extended.document(),
                List.of(
                        "aws",
                        "iam",
                        "update-assume-role-policy",
                        "--role-name",
                        name,
                        "--policy-document",
                        extended.json()));
    }
}
