package dev.ecs2eks.cli;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.plan.AcceptedFinding;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.translate.subject.Options;
import java.util.List;
import java.util.Optional;

/** What a person wants of every plan of one call. */
record Wishes(Options options, List<AcceptedFinding> accepted, Optional<TargetFile> target) {

    Plan plan(EcsApplication application) {
        return Planner.plan(application, Targets.of(application, target), options, accepted);
    }

    /** Of the EKS cluster, as far as a person said it. */
    Optional<String> oidcIssuer() {
        return target.map(TargetFile::oidcIssuer);
    }
}
