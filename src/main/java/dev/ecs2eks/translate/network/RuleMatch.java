package dev.ecs2eks.translate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * What a rule asks of a request, as an Ingress and its annotations say it. One host and one path stand in the Ingress
 * itself; whatever it cannot hold (a second value, a wildcard in the middle, a header) stands in the annotation, and the
 * controller joins both to one rule.
 *
 * @param host empty for any
 * @param path empty for any; may hold the wildcards of a load balancer
 * @param further conditions for the annotation
 */
record RuleMatch(String host, String path, List<Map<String, Object>> further) {

    private static final String HOST = "host-header";
    private static final String PATH = "path-pattern";
    private static final Map<String, String> CONFIGS = Map.of(
            HOST,
            "hostHeaderConfig",
            PATH,
            "pathPatternConfig",
            "http-header",
            "httpHeaderConfig",
            "query-string",
            "queryStringConfig",
            "http-request-method",
            "httpRequestMethodConfig",
            "source-ip",
            "sourceIpConfig");

    /** What the API server takes as the host of an Ingress. */
    private static final Pattern INGRESS_HOST =
            Pattern.compile("(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    static RuleMatch of(List<RuleCondition> conditions) {
        var host = "";
        var path = "";
        var further = new ArrayList<Map<String, Object>>();
        for (var condition : conditions) {
            var field = String.valueOf(condition.field());
            var single = singleValue(condition);
            var lower = single.toLowerCase(Locale.ROOT); // hosts are compared without case
            if (field.equals(HOST) && host.isEmpty() && isHost(lower)) {
                host = lower;
            } else if (field.equals(PATH) && path.isEmpty() && single.startsWith("/")) {
                path = single;
            } else {
                further.add(json(condition));
            }
        }
        return new RuleMatch(host, path, further);
    }

    static boolean isHost(String text) {
        return text.length() <= 253 && INGRESS_HOST.matcher(text).matches() && !text.matches("[0-9.]+"); // no addresses
    }

    /** The only value of a condition on host or path; empty for several, and for regular expressions. */
    private static String singleValue(RuleCondition condition) {
        var host = condition.hostHeaderConfig();
        var path = condition.pathPatternConfig();
        var hasRegex = !condition.regexValues().isEmpty()
                || (host != null && !host.regexValues().isEmpty())
                || (path != null && !path.regexValues().isEmpty());
        var values = values(condition);
        return hasRegex || values.size() != 1 || values.get(0) == null ? "" : values.get(0);
    }

    /** The old and the new way to say the same of hosts and paths. */
    static List<String> values(RuleCondition condition) {
        var host = condition.hostHeaderConfig();
        var path = condition.pathPatternConfig();
        if (host != null && !host.values().isEmpty()) {
            return host.values();
        }
        return path != null && !path.values().isEmpty() ? path.values() : condition.values();
    }

    private static Map<String, Object> json(RuleCondition condition) {
        var members = AnnotationJson.members(condition);
        var values = members.remove("values");
        var regexValues = members.remove("regexValues");
        var config = CONFIGS.get(String.valueOf(condition.field()));
        if (config != null && !members.containsKey(config)) {
            var said = new LinkedHashMap<String, Object>();
            if (values != null) {
                said.put("values", values);
            }
            if (regexValues != null) {
                said.put("regexValues", regexValues);
            }
            members.put(config, said);
        }
        return members;
    }
}
