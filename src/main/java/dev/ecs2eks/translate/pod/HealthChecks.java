package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.EcsContainer;
import io.fabric8.kubernetes.api.model.ExecAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.HealthCheck;

/** A container's own health check. */
final class HealthChecks {

    /** ECS's defaults. */
    private static final int INTERVAL = 30;

    private static final int TIMEOUT = 5;
    private static final int RETRIES = 3;

    /** Every service's probes are approximations, so these are never more than information. */
    private static final Bounds SECONDS = new Bounds(1, 86_400, Severity.INFO);

    private static final Bounds COUNT = new Bounds(1, 1_000, Severity.INFO);

    private HealthChecks() {}

    /** Empty without a check, and for one that Docker would not run either. */
    static Optional<Check> of(EcsContainer container, boolean windows, Findings findings) {
        var check = container.definition().healthCheck();
        if (check == null
                || check.command().isEmpty()
                || "NONE".equals(check.command().get(0))) {
            return Optional.empty();
        }
        var command = command(check, windows);
        if (command.isEmpty()) {
            findings.report("invalid-health-check-command", container.pointer("healthCheck/command"));
            return Optional.empty();
        }
        var exec = new ExecAction(command);
        return Optional.of(new Check(
                probe -> probe.setExec(exec),
                or(INTERVAL, admit(SECONDS, check.interval(), container, "interval", findings)),
                or(TIMEOUT, admit(SECONDS, check.timeout(), container, "timeout", findings)),
                or(RETRIES, admit(COUNT, check.retries(), container, "retries", findings)),
                1));
    }

    /** Seconds in which failures do not count; 0 for none. */
    static int startPeriod(EcsContainer container, Findings findings) {
        var check = container.definition().healthCheck();
        return check == null ? 0 : or(0, admit(SECONDS, check.startPeriod(), container, "startPeriod", findings));
    }

    /** As Docker reads it. Kubernetes does not expand exec probes, so dollars stay as they are (mapping G4). */
    private static List<String> command(HealthCheck check, boolean windows) {
        var words = check.command();
        var command = new ArrayList<String>();
        if ("CMD-SHELL".equals(words.get(0))) {
            command.addAll(windows ? List.of("cmd", "/S", "/C") : List.of("/bin/sh", "-c"));
        } else if (!"CMD".equals(words.get(0))) {
            return List.of();
        }
        words.stream().skip(1).forEach(word -> command.add(word == null ? "" : word));
        boolean asksNothing = words.stream().skip(1).allMatch(word -> word == null || word.isBlank());
        return asksNothing ? List.of() : command;
    }

    private static @Nullable Integer admit(
            Bounds bounds, @Nullable Integer value, EcsContainer container, String member, Findings findings) {
        return bounds.admit(value, () -> container.pointer("healthCheck/" + member), findings);
    }

    private static int or(int usual, @Nullable Integer value) {
        return value == null ? usual : value;
    }
}
