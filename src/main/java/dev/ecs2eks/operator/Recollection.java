package dev.ecs2eks.operator;

import dev.ecs2eks.ecs.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is worth remembering between reconciles, and may be lost with the process: the last look at a source for as long
 * as one deployment takes its steps, failures in a row, and when the cluster was last asked about a plan.
 */
@ApplicationScoped
class Recollection {

    /** Steps follow one another in seconds; memory must not hold every service of a fleet. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, Instant> trials = new ConcurrentHashMap<>();
    private final Map<String, String> settled = new ConcurrentHashMap<>();

    private record Look(long generation, Observation observation, Instant at) {}

    Optional<Observation> fresh(String uid, long generation, Instant now) {
        looks.values().removeIf(look -> look.at().plus(FRESH).isBefore(now));
        return Optional.ofNullable(looks.get(uid))
                .filter(look -> look.generation() == generation)
                .map(Look::observation);
    }

    void looked(String uid, long generation, Observation observation, Instant now) {
        looks.put(uid, new Look(generation, observation, now));
    }

    /** How often in a row something outside failed, this time included. */
    int failed(String uid) {
        return failures.merge(uid, 1, Integer::sum);
    }

    void succeeded(String uid) {
        failures.remove(uid);
    }

    boolean trialIsOlderThan(Duration age, String uid, Instant now) {
        var last = trials.get(uid);
        return last == null || last.plus(age).isBefore(now);
    }

    void tried(String uid, Instant now) {
        trials.put(uid, now);
    }

    /** The cluster changes what is applied to this object, and will again: that is no drift. */
    void settledAs(String objectUid, String fingerprint) {
        settled.put(objectUid, fingerprint);
    }

    boolean isSettledAs(String objectUid, String fingerprint) {
        return fingerprint.equals(settled.get(objectUid));
    }

    void forget(String uid) {
        looks.remove(uid);
        failures.remove(uid);
        trials.remove(uid);
    }
}
