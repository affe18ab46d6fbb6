package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;

/** What a person must know about roles beyond the trust policy (mapping §3.16): nothing of it shapes an object. */
public final class Roles {

    private Roles() {}

    /** Reports what the execution role did, conditions that pods will not fulfil, and what pods get without a role. */
    public static void of(Subject subject, Findings findings) {
        var role = TaskRole.of(subject);
        if (role.isPresent()) {
            role.get().seen().ifPresent(it -> PolicyConditions.of(it, findings));
        } else {
            NodeRole.of(subject, findings);
        }
        ExecutionRole.of(subject, findings);
    }
}
