package dev.ecs2eks.migrate;

import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanKey;
import dev.ecs2eks.plan.PlanMark;

/**
 * The plan of the service as it is now.
 *
 * @param findingsDigest fingerprint of its findings before the cluster was asked
 */
public record Planned(Plan plan, PlanKey key, String findingsDigest) {

    /** Whether a stored plan is exactly this one. */
    boolean isStoredAs(PlanMark stored) {
        return stored.digest().equals(plan.digest()) && stored.findings().equals(findingsDigest);
    }
}
