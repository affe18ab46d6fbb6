package dev.ecs2eks.translate.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The statement of IAM roles for service accounts.
 *
 * @param subject {@code system:serviceaccount:namespace:name}
 */
record WebIdentityStatement(OidcProvider provider, String subject) implements TrustStatement {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String STRING_EQUALS = "StringEquals";
    private static final String CONDITION = "Condition";

    @Override
    public Map<String, Object> whole() {
        var equals = new LinkedHashMap<String, Object>();
        equals.put(provider.audienceKey(), OidcProvider.AUDIENCE);
        equals.put(provider.subjectKey(), List.of(subject));
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", "EksIrsa" + identifier());
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Federated", provider.arn()));
        statement.put("Action", ACTION);
        statement.put(CONDITION, Map.of(STRING_EQUALS, equals));
        return statement;
    }

    private String identifier() {
        var checksum = new CRC32();
        checksum.update(provider.arn().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }

    @Override
    public boolean isCoveredBy(Map<?, ?> statement) {
        var session =
                new SessionKeys(Map.of(provider.audienceKey(), OidcProvider.AUDIENCE, provider.subjectKey(), subject));
        return isForProvider(statement) && session.fulfil(statement.get(CONDITION));
    }

    @Override
    public Optional<Map<String, Object>> joined(Map<String, Object> statement) {
        if (!isForProvider(statement)
                || !(statement.get(CONDITION) instanceof Map<?, ?> conditions)
                || conditions.size() != 1
                || !(conditions.get(STRING_EQUALS) instanceof Map<?, ?> keys)
                || keys.size() != 2
                || !OneOrMany.texts(keys.get(provider.audienceKey())).equals(List.of(OidcProvider.AUDIENCE))
                || OneOrMany.texts(keys.get(provider.subjectKey())).isEmpty()) {
            return Optional.empty();
        }
        var subjects = new ArrayList<>(OneOrMany.texts(keys.get(provider.subjectKey())));
        subjects.add(subject);
        var equals = new LinkedHashMap<String, Object>();
        keys.forEach((key, value) -> equals.put(String.valueOf(key), value));
        equals.put(provider.subjectKey(), subjects);
        var joined = new LinkedHashMap<>(statement);
        joined.put(CONDITION, Map.of(STRING_EQUALS, equals));
        return Optional.of(joined);
    }

    private boolean isForProvider(Map<?, ?> statement) {
        return "Allow".equals(statement.get("Effect"))
                && statement.get("Principal") instanceof Map<?, ?> principal
                && principal.size() == 1
                && OneOrMany.texts(principal.get("Federated")).equals(List.of(provider.arn()))
                && OneOrMany.texts(statement.get("Action")).contains(ACTION);
    }
}
