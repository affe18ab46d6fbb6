package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;

/** What AWS needs so that the pods get the task role: trust statement and association (mapping §7.4, T34). */
public final class TrustPolicies {

    private TrustPolicies() {}

    /** The changes in their order; none for what is in place, and none made up for what is not known. */
    public static List<AwsChange> of(Subject subject, Findings findings) {
        var role = TaskRole.of(subject);
        if (role.isEmpty()) {
            return List.of();
        }
        return switch (subject.options().identity()) {
            case IRSA -> new WebIdentity(subject, findings).changes(role.get());
            case POD_IDENTITY -> new PodIdentity(subject, findings).changes(role.get());
            case NONE -> List.of();
        };
    }
}
