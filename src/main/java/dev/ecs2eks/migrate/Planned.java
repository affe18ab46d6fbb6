package dev.ecs2eks.migrate;

import dev.ecs2eks.plan.AcceptedFinding;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanKey;
import dev.ecs2eks.plan.PlanMark;
import java.util.List;

/**
 * The plan of the service as it is now.
 *
 * @param findingsDigest fingerprint of its findings before the cluster was asked
 */
public record Planned(Plan plan, PlanKey key, String findingsDigest) {

    /** With the fingerprint of its findings and of those that are accepted: the cluster's own may be among them. */
    public static Planned of(Plan plan, PlanKey key, List<AcceptedFinding> accepted) {
        return new Planned(plan, key, PlanMark.fingerprint(plan.findings(), accepted));
    }

    /** Whether a stored plan is exactly this one. */
    boolean isStoredAs(PlanMark stored) {
        return stored.digest().equals(plan.digest()) && stored.findings().equals(findingsDigest);
    }
}
