package dev.ecs2eks.translate.logging;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What becomes of log drivers and of FireLens routers (mapping §2.7). */
public final class LogRouting {

    private static final String FIRELENS = "awsfirelens";
    private static final String HOST = "FLUENT_HOST";
    private static final String PORT = "FLUENT_PORT";

    private LogRouting() {}

    public static Logging of(Subject subject, Findings findings) {
        var leftOut = new TreeSet<Integer>();
        var sidecars = new TreeSet<Integer>();
        for (var container : subject.containers()) {
            LogDestination.report(container, findings);
            KnownAgent.report(container, subject, findings);
            if (container.definition().firelensConfiguration() != null) {
                // Output of siblings does not reach a router in the pod (T51): it stays only if something else does
                (RouterUse.isUsed(container, subject) ? sidecars : leftOut).add(container.index());
            }
        }
        if (leftOut.size() == subject.containers().size()) {
            leftOut.clear(); // a pod has at least one container
        }
        for (var container : subject.containers()) {
            if (container.definition().firelensConfiguration() != null) {
                findings.report(
                        leftOut.contains(container.index()) ? "router-left-out" : "router-without-output",
                        container.pointer("firelensConfiguration") + "/type",
                        container.originalName());
            }
        }
        return new Logging(leftOut, sidecars, sidecars.isEmpty() ? Map.of() : addresses(subject, sidecars));
    }

    /** ECS tells containers that log through a router where it listens. */
    private static Map<Integer, List<EnvVar>> addresses(Subject subject, Set<Integer> routers) {
        var environment = new TreeMap<Integer, List<EnvVar>>();
        for (var container : subject.containers()) {
            if (!routers.contains(container.index()) && logsThroughRouter(container)) {
                var variables = new ArrayList<EnvVar>();
                add(variables, container, HOST, "127.0.0.1");
                add(variables, container, PORT, "24224");
                environment.put(container.index(), variables);
            }
        }
        return environment;
    }

    private static boolean logsThroughRouter(EcsContainer container) {
        var log = container.definition().logConfiguration();
        return (log != null && FIRELENS.equals(log.logDriverAsString()));
    }

    private static void add(List<EnvVar> variables, EcsContainer container, String name, String value) {
        boolean own = container.definition().environment().stream().anyMatch(it -> name.equals(it.name()));
        if (!own) {
            variables.add(new EnvVar(name, value, null));
        }
    }
}
