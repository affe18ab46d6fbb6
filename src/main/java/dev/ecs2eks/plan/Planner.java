package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.translate.Translator;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a plan: translates, marks accepted findings, fixes the digest. */
public final class Planner {

    private Planner() {}

    public static Plan plan(
            EcsApplication application, Target target, Options options, List<AcceptedFinding> acceptedFindings) {
        var translation = Translator.translate(application, target, options);
        var digest = PlanDigest.of(translation.manifests(), translation.awsChanges());
        var findings = Stream.concat(
                        ObjectSizes.check(translation.manifests(), digest.sizes()).stream(),
                        translation.findings().stream())
                .map(finding -> finding.at(application.fieldOf(finding.field())))
                .sorted(Comparator.comparing(Finding::severity))
                .map(finding -> accept(finding, acceptedFindings))
                .toList();
        return new Plan(translation.manifests(), findings, translation.awsChanges(), digest.text());
    }

    /** The same plan with what its use added (limits, the cluster's answers), accepted ones marked, gravest first. */
    public static Plan withFindings(Plan plan, List<Finding> more, List<AcceptedFinding> acceptedFindings) {
        var findings = Stream.concat(
                        plan.findings().stream(), more.stream().map(finding -> accept(finding, acceptedFindings)))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new Plan(plan.manifests(), findings, plan.awsChanges(), plan.digest());
    }

    private static Finding accept(Finding finding, List<AcceptedFinding> acceptedFindings) {
        return acceptedFindings.stream()
                .filter(accepted -> accepted.code().equals(finding.code())
                        && accepted.field().equals(finding.field()))
                .findFirst()
                .map(accepted -> finding.acceptedBecause(accepted.reason()))
                .orElse(finding);
    }
}
