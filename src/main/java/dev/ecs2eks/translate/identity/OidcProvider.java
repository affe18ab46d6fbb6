package dev.ecs2eks.translate.identity;

import dev.ecs2eks.translate.subject.Arn;
import java.util.regex.Pattern;

/**
 * The EKS cluster's issuer as IAM knows it in the role's account and partition.
 *
 * @param host without scheme, {@code oidc.eks.eu-west-1.amazonaws.com/id/…}; prefix of the condition keys
 */
record OidcProvider(String arn, String host) {

    /** The same in every partition. */
    static final String AUDIENCE = "sts.amazonaws.com";

    private static final Pattern SCHEME_AND_SLASHES = Pattern.compile("^https?://|/+$");

    static OidcProvider of(String issuer, Arn role) {
        var host = host(issuer);
        return new OidcProvider("arn:" + role.partition() + ":iam::" + role.account() + ":oidc-provider/" + host, host);
    }

    /** IAM names an issuer without its scheme. */
    static String host(String issuer) {
        return SCHEME_AND_SLASHES.matcher(issuer).replaceAll("");
    }

    String audienceKey() {
        return host + ":aud";
    }

    String subjectKey() {
        return host + ":sub";
    }
}
