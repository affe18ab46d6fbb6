package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import software.amazon.awssdk.services.ecs.model.Ulimit;
import software.amazon.awssdk.services.ecs.model.UlimitName;

/** Limits of a container that a pod cannot set: each is named with both its ends (T24). */
final class Ulimits {

    /** What any node gives a container, EKS Fargate included. */
    private static final int SOFT_FILES = 1_024;

    private static final int HARD_FILES = 65_535;

    private Ulimits() {}

    static void lookAt(EcsContainer container, Findings findings) {
        var limits = container.definition().ulimits();
        boolean missed = false;
        for (int i = 0; i < limits.size(); i++) {
            var limit = limits.get(i);
            if (!isGivenAnyway(limit)) {
                missed = true;
                findings.report("ContainerDefinition.ulimits", container.pointer("ulimits/" + i), words(limit));
            }
        }
        if (!missed) {
            findings.settle(container.pointer("ulimits"));
        }
    }

    private static boolean isGivenAnyway(Ulimit limit) {
        return limit.name() == UlimitName.NOFILE
                && isWithin(limit.softLimit(), SOFT_FILES)
                && isWithin(limit.hardLimit(), HARD_FILES);
    }

    /** -1 stands for no limit. */
    private static boolean isWithin(Integer limit, int most) {
        return limit != null && limit >= 0 && limit <= most;
    }

    private static String words(Ulimit limit) {
        return limit.nameAsString() + " (softLimit " + limit.softLimit() + ", hardLimit " + limit.hardLimit() + ")";
    }
}
