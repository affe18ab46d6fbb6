package dev.ecs2eks.translate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * What a rule asks of a request, as an HTTPRoute says it: hosts on the route, and alternatives of path, headers, query
 * and method on its rule.
 *
 * @param hosts empty for any
 * @param matches alternatives; empty for any request
 * @param hasPrefix whether a path became a prefix, which also matches without its last slash
 */
record RouteMatches(List<String> hosts, List<Map<String, Object>> matches, boolean hasPrefix) {

    /** As many as the Gateway API takes in one rule. */
    private static final int MOST = 64;

    /** Empty where some condition cannot be said so. */
    static Optional<RouteMatches> of(List<RuleCondition> conditions) {
        var hosts = new ArrayList<String>();
        List<Map<String, Object>> matches = List.of(Map.of());
        var hasPrefix = false;
        for (var condition : conditions) {
            if ("host-header".equals(condition.field())) {
                RuleMatch.values(condition).stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .forEach(hosts::add);
                if (hosts.isEmpty() || !hosts.stream().allMatch(RuleMatch::isHost)) {
                    return Optional.empty();
                }
                continue;
            }
            var alternatives = alternatives(condition);
            if (alternatives.isEmpty() || alternatives.stream().anyMatch(Map::isEmpty)) {
                return Optional.empty();
            }
            hasPrefix |=
                    RuleMatch.values(condition).stream().anyMatch(path -> path.endsWith("/*") && path.length() > 2);
            matches = product(matches, alternatives);
            if (matches.size() > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(new RouteMatches(
                List.copyOf(hosts),
                matches.stream().filter(match -> !match.isEmpty()).toList(),
                hasPrefix));
    }

    /** One for each value, any of which is enough; an empty one, or none, where it cannot be said. */
    private static List<Map<String, Object>> alternatives(RuleCondition condition) {
        return switch (String.valueOf(condition.field())) {
            case "path-pattern" ->
                RuleMatch.values(condition).stream().map(RouteMatches::path).toList();
            case "http-header" ->
                condition.httpHeaderConfig() == null
                        ? List.of()
                        : condition.httpHeaderConfig().values().stream()
                                .map(value -> named(
                                        "headers", condition.httpHeaderConfig().httpHeaderName(), value))
                                .toList();
            case "query-string" ->
                condition.queryStringConfig() == null
                        ? List.of()
                        : condition.queryStringConfig().values().stream()
                                .map(pair -> named("queryParams", pair.key(), pair.value()))
                                .toList();
            case "http-request-method" ->
                condition.httpRequestMethodConfig() == null
                        ? List.of()
                        : condition.httpRequestMethodConfig().values().stream()
                                .map(method -> Map.<String, Object>of("method", method))
                                .toList();
            default -> List.of();
        };
    }

    private static Map<String, Object> path(String pattern) {
        if (pattern.equals("*") || pattern.equals("/*")) {
            return match("PathPrefix", "/");
        }
        var prefix = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
        if (!prefix.startsWith("/") || hasWildcard(prefix)) {
            return Map.of();
        }
        return match(prefix.length() < pattern.length() ? "PathPrefix" : "Exact", prefix);
    }

    private static Map<String, Object> match(String type, String value) {
        var path = new LinkedHashMap<String, Object>();
        path.put("type", type);
        path.put("value", value);
        return Map.of("path", path);
    }

    private static Map<String, Object> named(String member, @Nullable String name, @Nullable String value) {
        if (name == null || name.isEmpty() || value == null || value.isEmpty() || hasWildcard(value)) {
            return Map.of();
        }
        var match = new LinkedHashMap<String, Object>();
        match.put("name", name);
        match.put("value", value);
        return Map.of(member, List.of(match));
    }

    private static boolean hasWildcard(String value) {
        return value.contains("*") || value.contains("?");
    }

    private static List<Map<String, Object>> product(
            List<Map<String, Object>> matches, List<Map<String, Object>> alternatives) {
        return matches.stream()
                .flatMap(match -> alternatives.stream().map(alternative -> both(match, alternative)))
                .limit(MOST + 1L)
                .toList();
    }

    /** Lists of headers and parameters grow: each of them must match. */
    private static Map<String, Object> both(Map<String, Object> match, Map<String, Object> other) {
        var both = new LinkedHashMap<>(match);
        other.forEach((member, value) -> both.merge(
                member,
                value,
                (ours, theirs) -> ours instanceof List<?> list && theirs instanceof List<?> more
                        ? Stream.concat(list.stream(), more.stream()).toList()
                        : theirs));
        return both;
    }
}
