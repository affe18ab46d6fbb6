package dev.ecs2eks.translate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;

/** What a rule does with a request, as the members of an HTTPRoute's rule; empty where it cannot be said so. */
final class RouteActions {

    private final String service;
    private final OwnGroups own;

    RouteActions(String service, OwnGroups own) {
        this.service = service;
        this.own = own;
    }

    Optional<Map<String, Object>> members(FrontRule rule) {
        var answer = rule.answer();
        if (answer.isEmpty()
                || !rule.isClear()
                || rule.login().isPresent()
                || !rule.transforms().isEmpty()) {
            return Optional.empty();
        }
        return switch (String.valueOf(answer.get().typeAsString())) {
            case "forward" -> forward(answer.get());
            case "redirect" ->
                Optional.ofNullable(answer.get().redirectConfig()).flatMap(RouteActions::redirect);
            default -> Optional.empty();
        };
    }

    private Optional<Map<String, Object>> forward(Action action) {
        var goals = OwnGroups.goals(action);
        var stickiness =
                action.forwardConfig() == null ? null : action.forwardConfig().targetGroupStickinessConfig();
        var isSticky = goals.size() > 1 && stickiness != null && Boolean.TRUE.equals(stickiness.enabled());
        var references = new ArrayList<Map<String, Object>>();
        for (var goal : goals) {
            own.find(goal.targetGroupArn()).ifPresent(mine -> {
                var reference = new LinkedHashMap<String, Object>();
                reference.put("name", service);
                reference.put("port", mine.port());
                if (goal.weight() != null) {
                    reference.put("weight", goal.weight());
                }
                references.add(reference);
            });
        }
        return isSticky || references.isEmpty() || references.size() < goals.size()
                ? Optional.empty()
                : Optional.of(Map.of("backendRefs", references));
    }

    /** {@code #{host}} and the like stand for what the request has, which is what an absent member means here. */
    private static Optional<Map<String, Object>> redirect(RedirectActionConfig config) {
        var redirect = new LinkedHashMap<String, Object>();
        if (config.query() != null && !config.query().equals("#{query}")) {
            return Optional.empty();
        }
        if (isSaid(config.protocol(), "#{protocol}")) {
            redirect.put("scheme", config.protocol().toLowerCase(Locale.ROOT));
        }
        if (isSaid(config.host(), "#{host}")) {
            redirect.put("hostname", config.host());
        }
        if (isSaid(config.path(), "/#{path}")) {
            var path = new LinkedHashMap<String, Object>();
            path.put("type", "ReplaceFullPath");
            path.put("replaceFullPath", config.path());
            redirect.put("path", path);
        }
        if (isSaid(config.port(), "#{port}")) {
            if (!config.port().matches("\\d{1,5}")) {
                return Optional.empty();
            }
            redirect.put("port", Integer.valueOf(config.port()));
        }
        redirect.put("statusCode", "HTTP_302".equals(config.statusCodeAsString()) ? 302 : 301);
        if (redirect.values().stream().anyMatch(value -> String.valueOf(value).contains("#{"))) {
            return Optional.empty();
        }
        var filter = new LinkedHashMap<String, Object>();
        filter.put("type", "RequestRedirect");
        filter.put("requestRedirect", redirect);
        return Optional.of(Map.of("filters", List.of(filter)));
    }

    private static boolean isSaid(@Nullable String value, String same) {
        return value != null && !value.isEmpty() && !value.equals(same);
    }
}
