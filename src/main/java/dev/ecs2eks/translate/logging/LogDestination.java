package dev.ecs2eks.translate.logging;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import java.util.Map;
import java.util.TreeSet;

/** Says what the log agent of the nodes has to be told. Names of options only: values may be tokens. */
final class LogDestination {

    private LogDestination() {}

    static void report(EcsContainer container, Findings findings) {
        var log = container.definition().logConfiguration();
        if (log == null || (log.options().isEmpty() && !"awslogs".equals(log.logDriverAsString()))) {
            return;
        }
        var pointer = container.pointer("logConfiguration") + (log.options().isEmpty() ? "/logDriver" : "/options");
        switch (String.valueOf(log.logDriverAsString())) {
            case "awslogs" ->
                findings.report( // T52, T53
                        "awslogs-in-agent",
                        pointer,
                        named(log.options(), "awslogs-group"),
                        named(log.options(), "awslogs-stream-prefix"),
                        names(log.options()));
            case "awsfirelens" ->
                findings.report("router-output-in-agent", pointer, named(log.options(), "Name"), names(log.options()));
            case "json-file", "journald" -> findings.report("log-rotation-by-kubelet", pointer, names(log.options()));
            default -> findings.report("log-options-in-agent", pointer, names(log.options()));
        }
    }

    private static String named(Map<String, String> options, String option) {
        var value = options.get(option);
        return value == null || value.isEmpty() ? "-" : value;
    }

    private static String names(Map<String, String> options) {
        return String.join(", ", new TreeSet<>(options.keySet()));
    }
}
