package dev.ecs2eks.translate.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The IAM statement that lets one ServiceAccount assume a role by web identity (mapping §7.4). */
final class TrustStatement {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String STRING_EQUALS = "StringEquals";

    private final OidcProvider provider;
    private final String subject;

    TrustStatement(OidcProvider provider, String subject) {
        this.provider = provider;
        this.subject = subject;
    }

    /** The statement by itself. */
    Map<String, Object> whole() {
        var equals = new LinkedHashMap<String, Object>();
        equals.put(provider.audienceKey(), OidcProvider.AUDIENCE);
        equals.put(provider.subjectKey(), List.of(subject));
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", "EksIrsa" + identifier());
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Federated", provider.arn()));
        statement.put("Action", ACTION);
        statement.put("Condition", Map.of(STRING_EQUALS, equals));
        return statement;
    }

    private String identifier() {
        var checksum = new CRC32();
        checksum.update(provider.arn().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }

    /** Whether an existing statement lets the ServiceAccount in already. */
    boolean isCoveredBy(Map<?, ?> statement) {
        if (!isForProvider(statement)) {
            return false;
        }
        if (!(statement.get("Condition") instanceof Map<?, ?> conditions)) {
            return statement.get("Condition") == null;
        }
        return conditions.entrySet().stream().allMatch(it -> isFulfilled(String.valueOf(it.getKey()), it.getValue()));
    }

    private boolean isFulfilled(String operator, @Nullable Object tests) {
        var isLike = operator.startsWith("StringLike");
        return (isLike || operator.equals(STRING_EQUALS))
                && tests instanceof Map<?, ?> keys
                && keys.entrySet().stream().allMatch(it -> texts(it.getValue()).stream()
                        .anyMatch(wanted -> matches(wanted, actual(String.valueOf(it.getKey())), isLike)));
    }

    /** What the session of the pods has under a condition key; nothing is known of other keys. */
    private @Nullable String actual(String key) {
        if (key.equals(provider.audienceKey())) {
            return OidcProvider.AUDIENCE;
        }
        return key.equals(provider.subjectKey()) ? subject : null;
    }

    private static boolean matches(String wanted, @Nullable String actual, boolean isLike) {
        if (actual == null || !isLike) {
            return wanted.equals(actual);
        }
        var pattern = Pattern.quote(wanted).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(pattern, actual);
    }

    /** An existing statement of this kind with one more subject, which says the same in less room (T34a). */
    Optional<Map<String, Object>> joined(Map<String, Object> statement) {
        if (!isForProvider(statement)
                || !(statement.get("Condition") instanceof Map<?, ?> conditions)
                || conditions.size() != 1
                || !(conditions.get(STRING_EQUALS) instanceof Map<?, ?> keys)
                || keys.size() != 2
                || !texts(keys.get(provider.audienceKey())).equals(List.of(OidcProvider.AUDIENCE))
                || texts(keys.get(provider.subjectKey())).isEmpty()) {
            return Optional.empty();
        }
        var subjects = new ArrayList<>(texts(keys.get(provider.subjectKey())));
        subjects.add(subject);
        var equals = new LinkedHashMap<String, Object>();
        keys.forEach((key, value) -> equals.put(String.valueOf(key), value));
        equals.put(provider.subjectKey(), subjects);
        var joined = new LinkedHashMap<>(statement);
        joined.put("Condition", Map.of(STRING_EQUALS, equals));
        return Optional.of(joined);
    }

    private boolean isForProvider(Map<?, ?> statement) {
        return "Allow".equals(statement.get("Effect"))
                && statement.get("Principal") instanceof Map<?, ?> principal
                && principal.size() == 1
                && texts(principal.get("Federated")).equals(List.of(provider.arn()))
                && texts(statement.get("Action")).contains(ACTION);
    }

    private static List<String> texts(@Nullable Object oneOrMany) {
        if (oneOrMany instanceof List<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return oneOrMany == null ? List.of() : List.of(String.valueOf(oneOrMany));
    }
}
