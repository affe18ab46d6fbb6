package dev.ecs2eks.translate.identity;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The condition keys that pods bring when they assume a role; nothing is known of other keys. */
final class SessionKeys {

    private static final Set<String> EXACT = Set.of("StringEquals");

    /** ARN operators take patterns, all of them. */
    private static final Set<String> PATTERNS = Set.of("StringLike", "StringLikeIfExists", "ArnEquals", "ArnLike");

    /** IAM does not tell the case of keys apart. */
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    SessionKeys(Map<String, String> values) {
        this.values.putAll(values);
    }

    /** Whether they pass the {@code Condition} of a statement. */
    boolean fulfil(@Nullable Object condition) {
        return condition == null
                || (condition instanceof Map<?, ?> operators
                        && operators.entrySet().stream()
                                .allMatch(it -> pass(String.valueOf(it.getKey()), it.getValue())));
    }

    private boolean pass(String operator, @Nullable Object tests) {
        var isPattern = PATTERNS.contains(operator);
        return (isPattern || EXACT.contains(operator))
                && tests instanceof Map<?, ?> keys
                && keys.entrySet().stream().allMatch(it -> OneOrMany.texts(it.getValue()).stream()
                        .anyMatch(wanted -> matches(wanted, values.get(String.valueOf(it.getKey())), isPattern)));
    }

    private static boolean matches(String wanted, @Nullable String actual, boolean isPattern) {
        if (actual == null || !isPattern) {
            return wanted.equals(actual);
        }
        var pattern = Pattern.quote(wanted).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(pattern, actual);
    }
}
