package dev.ecs2eks.translate.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ecs2eks.ecs.Identity.ObservedRole;
import dev.ecs2eks.ecs.Identity.Policy;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds conditions in a role's policies that an ECS task fulfilled and a pod may not: its network, its session. */
final class PolicyConditions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> KEYS = Set.of(
            "aws:sourceip",
            "aws:vpcsourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourcearn",
            "aws:userid",
            "sts:rolesessionname");

    private static final List<String> PREFIXES = List.of("ecs:", "aws:principaltag/", "aws:requesttag/aws:ecs");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}*?$]+)}");

    private PolicyConditions() {}

    static void of(Located<ObservedRole> role, Findings findings) {
        all(role.value().attachedPolicies(), role.pointer() + "/AttachedPolicies/", findings);
        all(role.value().inlinePolicies(), role.pointer() + "/InlinePolicies/", findings);
    }

    private static void all(List<Policy> policies, String pointer, Findings findings) {
        for (int i = 0; i < policies.size(); i++) {
            var policy = policies.get(i);
            var keys = new TreeSet<String>();
            policy.document().ifPresent(document -> collect(document, keys));
            if (!keys.isEmpty()) {
                findings.report("policy-tests-ecs", pointer + i, policy.name(), String.join(", ", keys));
            }
        }
    }

    private static void collect(String document, Set<String> keys) {
        if (!document.contains("Condition") && !document.contains("${")) {
            return;
        }
        try {
            collect(JSON.readTree(document), keys);
        } catch (JsonProcessingException e) {
            // no policy, so it allows nothing and tests nothing
        }
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node.isTextual()) {
            variables(node.textValue(), keys);
        }
        node.path("Condition").forEach(tests -> tests.fieldNames().forEachRemaining(key -> add(key, keys)));
        node.forEach(inner -> collect(inner, keys));
    }

    /** {@code ${aws:PrincipalTag/team}} in a resource is a test as well. */
    private static void variables(String text, Set<String> keys) {
        var variables = VARIABLE.matcher(text);
        while (variables.find()) {
            add(variables.group(1), keys);
        }
    }

    private static void add(String key, Set<String> keys) {
        var lower = key.toLowerCase(Locale.ROOT);
        if (KEYS.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith)) {
            keys.add(key);
        }
    }
}
