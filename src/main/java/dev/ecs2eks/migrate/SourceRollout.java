package dev.ecs2eks.migrate;

import java.time.Instant;
import java.util.Optional;

/**
 * A rollout that ECS has not brought to its end: what a plan shows meanwhile may not stay.
 *
 * @param code of the finding that warns of it in the plan
 * @param field where that finding is
 * @param what is not finished and how, {@code deployment ecs-svc/2 is IN_PROGRESS}
 * @param failed whether ECS has given it up
 * @param since when, as far as ECS says
 * @param said ECS's own words
 */
public record SourceRollout(
        String code, String field, String what, boolean failed, Optional<Instant> since, Optional<String> said) {

    /** One of {@link Reason}. */
    String reason() {
        return failed ? Reason.SOURCE_ROLLOUT_FAILED : Reason.SOURCE_ROLLOUT_IN_PROGRESS;
    }

    /** What is waited for and what a person can do. */
    String sentence(String service) {
        var state = what + since.map(it -> " since " + it).orElse("");
        return (failed
                        ? "The rollout of the ECS service " + service + " has failed (" + state
                                + "), so no new plan of it is stored or applied: roll it back or forward in ECS"
                        : "The ECS service " + service + " is in a rollout (" + state
                                + "), so no new plan of it is stored or applied until that has completed: wait")
                + ", or accept the finding " + code + " at " + field + " to go on all the same."
                + said.map(it -> " ECS says: " + it).orElse("");
    }
}
