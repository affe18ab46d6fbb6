package dev.ecs2eks.translate.pod;

import io.fabric8.kubernetes.api.model.Probe;

/** A health check: what is asked, how often (seconds), and how many answers in a row count. */
record Check(Question question, int period, int timeout, int failures, int successes) {

    /** What a probe asks: a command, a request, a connection. */
    interface Question {
        void in(Probe probe);
    }

    /** Asks until it succeeds once, for at least this long (T10). */
    Probe startup(int attempts) {
        return probe(attempts, 1);
    }

    /** The API server takes one success only. */
    Probe liveness(int allowedFailures) {
        return probe(allowedFailures, 1);
    }

    Probe readiness() {
        return probe(failures, successes);
    }

    /** Writes every value: Kubernetes' own defaults (10, 1, 3) are not those of ECS and would flap (T09). */
    private Probe probe(int failureThreshold, int successThreshold) {
        var probe = new Probe();
        question.in(probe);
        probe.setPeriodSeconds(period);
        probe.setTimeoutSeconds(timeout);
        probe.setFailureThreshold(failureThreshold);
        probe.setSuccessThreshold(successThreshold);
        return probe;
    }

    /** How many attempts cover this many seconds. */
    int attemptsFor(int seconds) {
        return (int) ((seconds + (long) period - 1) / period);
    }
}
