package dev.ecs2eks.operator;

import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanMark;
import dev.ecs2eks.plan.PlanReader;
import dev.ecs2eks.plan.PlanStore.Slot;
import dev.ecs2eks.plan.StoredDocuments;
import java.util.Optional;
import java.util.stream.IntStream;

/** The plan that was applied, read back from where it is stored, while a newer one is held back. */
final class AppliedPlan {

    private AppliedPlan() {}

    /** Empty where another one is stored, or where it cannot be read back exactly. */
    static Optional<Plan> of(Situation situation, Observed observed) {
        return situation.applied().flatMap(digest -> situation
                .cluster()
                .stored()
                .filter(mark -> mark.digest().equals(digest))
                .flatMap(mark -> observed.application()
                        .flatMap(service -> PlanReader.read(documents(mark, observed), service, digest))));
    }

    private static StoredDocuments documents(PlanMark mark, Observed observed) {
        var name = observed.migration().getMetadata().getName();
        return StoredDocuments.of(IntStream.rangeClosed(1, mark.parts())
                .mapToObj(part -> observed.live().content(Slot.CURRENT.configMap(name, part)))
                .toList());
    }
}
