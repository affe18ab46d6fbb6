package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.util.List;

/**
 * Fingerprints of the four things that a plan is made from, so that a later one can be told why it differs (design §2.3).
 *
 * @param source the ECS service, without what changes while it only runs
 * @param spec options and accepted findings
 * @param translator the version of this program
 * @param cluster what the EKS side offers, IAM's OIDC provider of it included
 */
public record PlanKey(String source, String spec, String translator, String cluster) {

    public static PlanKey of(
            EcsApplication application,
            Options options,
            List<AcceptedFinding> accepted,
            String translator,
            Target target) {
        var source = SourceDigest.of(application, options.replicas().isEmpty());
        var cluster = ClusterDigest.of(target, application);
        return new PlanKey(source, Sha256.of(options, accepted), translator, cluster);
    }

    /** Whether a person or ECS changed something, and not only this program or the cluster. */
    public boolean asksForAnother(PlanKey before) {
        return !source.equals(before.source) || !spec.equals(before.spec);
    }

    /** What differs, in words for a sentence. */
    public String differenceTo(PlanKey before) {
        if (asksForAnother(before)) {
            return source.equals(before.source) ? "the spec" : "the ECS service";
        }
        return translator.equals(before.translator) ? "what the cluster offers" : "the version of ecs2eks";
    }
}
