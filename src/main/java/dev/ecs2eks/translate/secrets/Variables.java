package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** The variables of all containers that a pod can have, each name once a container. */
final class Variables {

    private static final Pattern NAME = Pattern.compile("[ -<>-~]+");

    /** What Kubernetes took before 1.34. */
    private static final Pattern STRICT_NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

    private Variables() {}

    static List<Variable> of(Subject subject, Findings findings) {
        var valueFrom = new ValueFrom(subject, Provider.PARAMETER_STORE);
        var pattern = subject.target().kubernetesVersion().isAtLeast(1, 34) ? NAME : STRICT_NAME;
        var variables = new ArrayList<Variable>();
        for (var container : subject.containers()) {
            var byName = new LinkedHashMap<String, Variable>();
            var secrets = container.definition().secrets();
            for (int i = 0; i < secrets.size(); i++) {
                var secret = secrets.get(i);
                var pointer = pointer(container, i);
                var name = secret == null || secret.name() == null ? "" : secret.name();
                if (secret == null || !pattern.matcher(name).matches()) {
                    findings.report("invalid-variable-name", pointer + "/name", name);
                    continue;
                }
                var text = secret.valueFrom() == null ? "" : secret.valueFrom();
                var variable = new Variable(container, name, pointer + "/valueFrom", text, valueFrom.read(text));
                if (byName.put(name, variable) != null) {
                    findings.report("duplicate-environment-variable", pointer, name);
                }
            }
            variables.addAll(byName.values());
        }
        return variables;
    }

    private static String pointer(EcsContainer container, int index) {
        return container.pointer("secrets") + "/" + index;
    }
}
