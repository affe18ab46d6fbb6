package dev.ecs2eks.translate.identity;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;

/**
 * IAM's OIDC provider of the EKS cluster (mapping §3.16): without it, or without the audience of STS in it, no trust
 * statement lets a pod in. Which issuer is meant, it never says by itself.
 */
final class ProviderChange {

    private static final String POINTER = "/" + BundleKey.OIDC_PROVIDER;

    private ProviderChange() {}

    /** Empty where nobody looked, and for what is in place. */
    static Optional<AwsChange> of(Subject subject, Arn role, OidcProvider wanted, Findings findings) {
        var reading = subject.application().identity().oidcProviders();
        if (reading.deniedActions().isPresent()) {
            findings.report(
                    "oidc-provider-not-looked-at",
                    POINTER,
                    wanted.arn(),
                    reading.deniedActions().get());
        }
        // what was looked at belongs to the account of the service
        if (reading.missing().isPresent()
                || subject.account().filter(it -> !it.equals(role.account())).isPresent()) {
            return Optional.empty();
        }
        if (reading.values().isEmpty()) {
            findings.report("oidc-provider-missing", POINTER, wanted.arn(), wanted.host(), OidcProvider.AUDIENCE);
            return Optional.of(creation(wanted));
        }
        return existing(reading.values().get(0), wanted, findings);
    }

    private static Optional<AwsChange> existing(
            GetOpenIdConnectProviderResponse provider, OidcProvider wanted, Findings findings) {
        if (provider.url() != null && !OidcProvider.host(provider.url()).equals(wanted.host())) {
            findings.report(
                    "oidc-provider-of-other-issuer",
                    POINTER + "/Url",
                    OidcProvider.host(provider.url()),
                    wanted.host(),
                    OidcProvider.AUDIENCE);
            return Optional.empty();
        }
        if (provider.clientIDList().contains(OidcProvider.AUDIENCE)) {
            return Optional.empty();
        }
        findings.report("oidc-provider-lacks-audience", POINTER + "/ClientIDList", wanted.arn(), OidcProvider.AUDIENCE);
        return Optional.of(audience(wanted));
    }

    private static AwsChange creation(OidcProvider wanted) {
        return change(
                "iam:CreateOpenIDConnectProvider",
                wanted,
                "roles can trust the cluster's pods only once IAM knows its issuer",
                List.of(
                        "create-open-id-connect-provider",
                        "--url",
                        "https://" + wanted.host(),
                        "--client-id-list",
                        OidcProvider.AUDIENCE));
    }

    private static AwsChange audience(OidcProvider wanted) {
        return change(
                "iam:AddClientIDToOpenIDConnectProvider",
                wanted,
                "the tokens of pods are made for " + OidcProvider.AUDIENCE + ", which IAM takes only from a list",
                List.of(
                        "add-client-id-to-open-id-connect-provider",
                        "--open-id-connect-provider-arn",
                        wanted.arn(),
                        "--client-id",
                        OidcProvider.AUDIENCE));
    }

    private static AwsChange change(String action, OidcProvider wanted, String reason, List<String> command) {
        var whole = new ArrayList<>(List.of("aws", "iam"));
        whole.addAll(command);
        return new AwsChange(action, wanted.arn(), "Report", reason, Map.of(), Map.of(), List.copyOf(whole));
    }
}
