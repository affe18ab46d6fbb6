package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ThresholdConfiguration;

/** How long a rollout may take, and when a pod counts as available. */
final class Deadlines {

    /** ECS takes a task that nothing checks for healthy after this long (T12). */
    private static final int SECONDS_UNTIL_STABLE = 40;

    private static final int USUAL_DEADLINE = 600;
    private static final long LONGEST_DEADLINE = 7 * 86_400;

    /** Failed tasks, of a circuit breaker by percentage. */
    private static final int FEWEST_FAILURES = 3;

    private static final int MOST_FAILURES = 200;

    private Deadlines() {}

    /** Null where something checks the pods. */
    static @Nullable Integer minReadySeconds(Subject subject) {
        boolean checked = subject.application()
                .service()
                .map(service -> !service.loadBalancers().isEmpty()
                        || !subject.loadBalanced().isEmpty()
                        || !subject.revision().lattice().isEmpty())
                .orElse(true);
        return checked || subject.containers().stream().anyMatch(Deadlines::checksItself) ? null : SECONDS_UNTIL_STABLE;
    }

    private static boolean checksItself(EcsContainer container) {
        var check = container.definition().healthCheck();
        return container.essential()
                && check != null
                && !check.command().isEmpty()
                && !"NONE".equals(check.command().get(0));
    }

    /** Null where Kubernetes' own ten minutes do. A circuit breaker counts failures, a deadline time (T28a). */
    static @Nullable Integer progress(Subject subject, PodSpec pod, int replicas) {
        var breaker = subject.application()
                .service()
                .map(Service::deploymentConfiguration)
                .map(DeploymentConfiguration::deploymentCircuitBreaker)
                .filter(it -> Boolean.TRUE.equals(it.enable()));
        long start = startBudget(pod);
        if (breaker.isEmpty()) {
            return start < USUAL_DEADLINE / 2 ? null : (int) Math.min(LONGEST_DEADLINE, 2 * start);
        }
        long stop = Optional.ofNullable(pod.getTerminationGracePeriodSeconds()).orElse(30L);
        long attempts = threshold(breaker.get(), replicas) * (start + stop);
        return (int) Math.min(LONGEST_DEADLINE, Math.max(USUAL_DEADLINE, attempts));
    }

    private static long startBudget(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .map(Container::getStartupProbe)
                .mapToLong(probe -> probe == null ? 0 : (long) probe.getFailureThreshold() * probe.getPeriodSeconds())
                .max()
                .orElse(0);
    }

    private static long threshold(DeploymentCircuitBreaker breaker, int replicas) {
        var configuration = Optional.ofNullable(breaker.thresholdConfiguration());
        long value = configuration.map(ThresholdConfiguration::value).orElse(50);
        long share = (replicas * value + 99) / 100;
        return switch (configuration.map(ThresholdConfiguration::typeAsString).orElse("BOUNDED_PERCENT")) {
            case "COUNT" -> Math.max(1, value);
            case "UNBOUNDED_PERCENT" -> Math.max(1, share);
            default -> Math.min(MOST_FAILURES, Math.max(FEWEST_FAILURES, share));
        };
    }
}
