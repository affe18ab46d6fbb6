package dev.ecs2eks.translate.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role's trust policy. IAM replaces the whole document, so a new one holds every old statement (T34a).
 *
 * @param statements in their order, as they were written
 */
record TrustPolicy(Map<String, Object> document, List<Map<String, Object>> statements) {

    /** Sorted, because the order in which somebody wrote a policy down means nothing. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final String STATEMENT = "Statement";
    private static final String SID = "Sid";
    private static final String EFFECT = "Effect";

    /** A policy that has grown by one statement, or by one subject in an old statement. */
    record Extended(Map<String, Object> statement, Map<String, Object> document) {

        /** Without white space, as the AWS CLI takes it. */
        String json() {
            return write(document);
        }

        /** What IAM counts. */
        int length() {
            return (int) json().chars().filter(c -> !Character.isWhitespace(c)).count();
        }
    }

    /** Empty for a text that is no policy. */
    static Optional<TrustPolicy> of(@Nullable String json) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            var document = JSON.readValue(json, new TypeReference<@Nullable LinkedHashMap<String, Object>>() {});
            return document == null
                    ? Optional.empty()
                    : statements(document.get(STATEMENT)).map(statements -> new TrustPolicy(document, statements));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Map<String, Object>>> statements(@Nullable Object oneOrMany) {
        var statements = new ArrayList<Map<String, Object>>();
        var many = oneOrMany instanceof List<?> list ? list : oneOrMany == null ? List.of() : List.of(oneOrMany);
        for (var one : many) {
            if (!(one instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            var statement = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> statement.put(String.valueOf(key), value));
            statements.add(statement);
        }
        return Optional.of(statements);
    }

    /** The policy with the statement in it; empty when it lets the ServiceAccount in already. */
    Optional<Extended> with(TrustStatement wanted) {
        if (statements.stream().anyMatch(wanted::isCoveredBy)) {
            return Optional.empty();
        }
        var extended = new ArrayList<>(statements);
        for (int i = 0; i < extended.size(); i++) {
            var joined = wanted.joined(extended.get(i));
            if (joined.isPresent()) {
                extended.set(i, joined.get());
                return Optional.of(new Extended(joined.get(), withStatements(extended)));
            }
        }
        var whole = withFreeSid(wanted.whole());
        extended.add(whole);
        return Optional.of(new Extended(whole, withStatements(extended)));
    }

    /** Whether a statement denies what is wanted; that wins over every statement that allows it. */
    boolean denies(TrustStatement wanted) {
        return statements.stream().filter(it -> "Deny".equals(it.get(EFFECT))).anyMatch(it -> {
            var allowing = new LinkedHashMap<>(it);
            allowing.put(EFFECT, "Allow");
            return wanted.isCoveredBy(allowing);
        });
    }

    /** IAM refuses a policy with one identifier twice; a statement needs none. */
    private Map<String, Object> withFreeSid(Map<String, Object> statement) {
        if (statements.stream().anyMatch(it -> Objects.equals(it.get(SID), statement.get(SID)))) {
            statement.remove(SID);
        }
        return statement;
    }

    private Map<String, Object> withStatements(List<Map<String, Object>> extended) {
        var copy = new LinkedHashMap<>(document);
        copy.put(STATEMENT, extended);
        return copy;
    }

    private static String write(Map<String, Object> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy is plain data and can always be written", e);
        }
    }
}
