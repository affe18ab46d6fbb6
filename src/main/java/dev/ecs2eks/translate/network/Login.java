package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AuthenticateCognitoActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AuthenticateOidcActionConfig;

/**
 * What a load balancer asks before it forwards: a login with OpenID Connect or Cognito, or a token. The controller knows
 * it for a whole Ingress, not for a rule.
 *
 * @param pointer of the first rule that asks so
 */
record Login(String pointer, Action action) {

    private static final Set<String> TYPES = Set.of("authenticate-oidc", "authenticate-cognito", "jwt-validation");

    static boolean isLogin(Action action) {
        return TYPES.contains(String.valueOf(action.typeAsString()));
    }

    static boolean hasSettings(Action action) {
        return action.authenticateOidcConfig() != null
                || action.authenticateCognitoConfig() != null
                || action.jwtValidationConfig() != null;
    }

    /** Whether both ask the same, wherever they stand. */
    boolean isLike(Login other) {
        return action.equals(other.action);
    }

    /**
     * As annotations of an Ingress, without their prefix.
     *
     * @param secret that holds the client's id and secret for OpenID Connect: no API gives the secret away
     */
    Map<String, String> annotations(String secret, Findings findings) {
        var annotations = new LinkedHashMap<String, String>();
        if (action.authenticateOidcConfig() != null) {
            oidc(annotations, action.authenticateOidcConfig(), secret);
            findings.report("oidc-client-secret-needed", pointer, secret);
        } else if (action.authenticateCognitoConfig() != null) {
            cognito(annotations, action.authenticateCognitoConfig());
        } else if (action.jwtValidationConfig() != null) {
            annotations.put(
                    "jwt-validation", AnnotationJson.text(AnnotationJson.members(action.jwtValidationConfig())));
        }
        return annotations;
    }

    private static void oidc(Map<String, String> annotations, AuthenticateOidcActionConfig config, String secret) {
        var provider = new LinkedHashMap<String, Object>();
        put(provider, "issuer", config.issuer());
        put(provider, "authorizationEndpoint", config.authorizationEndpoint());
        put(provider, "tokenEndpoint", config.tokenEndpoint());
        put(provider, "userInfoEndpoint", config.userInfoEndpoint());
        provider.put("secretName", secret);
        if (!config.authenticationRequestExtraParams().isEmpty()) {
            provider.put("authenticationRequestExtraParams", config.authenticationRequestExtraParams());
        }
        annotations.put("auth-type", "oidc");
        annotations.put("auth-idp-oidc", AnnotationJson.text(provider));
        put(annotations, "auth-on-unauthenticated-request", config.onUnauthenticatedRequestAsString());
        put(annotations, "auth-scope", config.scope());
        put(annotations, "auth-session-cookie", config.sessionCookieName());
        put(annotations, "auth-session-timeout", number(config.sessionTimeout()));
    }

    private static void cognito(Map<String, String> annotations, AuthenticateCognitoActionConfig config) {
        var pool = new LinkedHashMap<String, Object>();
        put(pool, "userPoolARN", config.userPoolArn());
        put(pool, "userPoolClientID", config.userPoolClientId());
        put(pool, "userPoolDomain", config.userPoolDomain());
        if (!config.authenticationRequestExtraParams().isEmpty()) {
            pool.put("authenticationRequestExtraParams", config.authenticationRequestExtraParams());
        }
        annotations.put("auth-type", "cognito");
        annotations.put("auth-idp-cognito", AnnotationJson.text(pool));
        put(annotations, "auth-on-unauthenticated-request", config.onUnauthenticatedRequestAsString());
        put(annotations, "auth-scope", config.scope());
        put(annotations, "auth-session-cookie", config.sessionCookieName());
        put(annotations, "auth-session-timeout", number(config.sessionTimeout()));
    }

    private static @Nullable String number(@Nullable Long value) {
        return value == null ? null : value.toString();
    }

    private static void put(Map<String, ? super String> map, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            map.put(key, value);
        }
    }
}
