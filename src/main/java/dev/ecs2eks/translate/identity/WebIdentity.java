package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** IAM roles for service accounts: the trust policy names the cluster's issuer and the ServiceAccount. */
final class WebIdentity {

    private final Subject subject;
    private final Findings findings;

    WebIdentity(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    List<AwsChange> changes(TaskRole role) {
        var issuer = subject.target().oidcIssuer().filter(it -> !it.isBlank());
        if (issuer.isEmpty()) {
            findings.report("oidc-issuer-unknown", TaskRole.POINTER, role.named());
        }
        role.arn()
                .filter(this::isInOtherAccount)
                .ifPresent(arn -> findings.report("role-in-other-account", TaskRole.POINTER, arn));
        if (role.seen().isEmpty() || role.arn().isEmpty()) {
            findings.report("role-not-in-bundle", TaskRole.POINTER, role.named());
        }
        return issuer.flatMap(it -> role.arn().map(arn -> OidcProvider.of(it, arn)))
                .map(provider -> changes(role, provider))
                .orElse(List.of());
    }

    private List<AwsChange> changes(TaskRole role, OidcProvider provider) {
        var account = "system:serviceaccount:" + subject.namespaceOrDefault() + ":" + subject.base();
        return Stream.of(
                        ProviderChange.of(subject, role.arn().orElseThrow(), provider, findings),
                        TrustChange.of(role, new WebIdentityStatement(provider, account), account, findings))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isInOtherAccount(Arn role) {
        return EksCluster.account(subject)
                .filter(it -> !it.equals(role.account()))
                .isPresent();
    }
}
