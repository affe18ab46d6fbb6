package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.UniqueNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys of the one Secret: the variable's name, or {@code <container>.<variable>} where two containers give one name
 * different sources (contract: Secrets).
 */
final class SecretKeys {

    private static final int LENGTH = 253;
    private static final Pattern REFUSED = Pattern.compile("[^-._a-zA-Z0-9]|^\\.+");

    private final UniqueNames names = new UniqueNames(SecretKeys::key, LENGTH);
    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> ambiguous;

    /** Keys that others need as they are count as taken. */
    SecretKeys(List<Variable> variables, Set<String> taken) {
        var sources = new HashMap<String, Object>();
        ambiguous = new HashSet<>(taken);
        for (var variable : variables) {
            var first = sources.putIfAbsent(variable.name(), variable.source());
            if (first != null && !first.equals(variable.source())) {
                ambiguous.add(variable.name());
            }
        }
        taken.forEach(names::next);
    }

    String of(Variable variable) {
        var wanted = ambiguous.contains(variable.name())
                ? variable.container().name() + "." + variable.name()
                : variable.name();
        return keys.computeIfAbsent(wanted, names::next);
    }

    private static String key(String name) {
        var cleaned = REFUSED.matcher(name).replaceAll("_");
        return cleaned.length() <= LENGTH ? cleaned : KubernetesName.withHash(cleaned, name, LENGTH);
    }
}
