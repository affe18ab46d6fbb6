package dev.ecs2eks.translate.origin;

import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.TaskSets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;

/**
 * A rollout that ECS has not brought to its end: what was read may not stay (mapping §0.6). The one decision for the
 * finding and for an operator that waits.
 *
 * @param code of the finding that warns of it
 * @param field where the finding is, a JSON pointer
 * @param what is not finished and how, {@code deployment ecs-svc/2 is IN_PROGRESS}
 * @param failed whether ECS has given it up
 * @param since when, as far as ECS says
 * @param said ECS's own words
 */
public record UnfinishedRollout(
        String code, String field, String what, boolean failed, Optional<Instant> since, Optional<String> said) {

    private static final String FAILED = "FAILED";
    private static final Set<String> UNFINISHED = Set.of("IN_PROGRESS", FAILED);

    private UnfinishedRollout(String code, String field, String what) {
        this(code, field, what, false, Optional.empty(), Optional.empty());
    }

    /** Empty where ECS says nothing of a rollout. */
    public static Optional<UnfinishedRollout> of(Service service) {
        return deployment(service)
                .or(() -> revisions(service))
                .or(() -> severalTaskSets(service))
                .or(() -> unsteadyTaskSet(service));
    }

    private static Optional<UnfinishedRollout> deployment(Service service) {
        return Revisions.primaryDeployment(service)
                .filter(it -> it.value().rolloutStateAsString() != null
                        && UNFINISHED.contains(it.value().rolloutStateAsString()))
                .map(it -> {
                    var primary = it.value();
                    var failed = primary.rolloutStateAsString().equals(FAILED);
                    return new UnfinishedRollout(
                            "rollout-in-progress",
                            it.pointer() + "/rolloutState",
                            named("deployment", primary.id()) + " is " + primary.rolloutStateAsString(),
                            failed,
                            Optional.ofNullable(failed ? primary.updatedAt() : primary.createdAt()),
                            Optional.ofNullable(primary.rolloutStateReason()));
                });
    }

    /** Blue/green, canary and linear deployments run two at once until they are done. */
    private static Optional<UnfinishedRollout> revisions(Service service) {
        long live = service.currentServiceRevisions().stream()
                .filter(UnfinishedRollout::runs)
                .count();
        return live < 2
                ? Optional.empty()
                : Optional.of(new UnfinishedRollout(
                        "rollout-in-progress",
                        "/service/currentServiceRevisions",
                        live + " service revisions run tasks"));
    }

    /** One that only drains is asked for no task any more. */
    private static boolean runs(ServiceCurrentRevisionSummary revision) {
        var tasks = revision.requestedTaskCount() == null ? revision.runningTaskCount() : revision.requestedTaskCount();
        return tasks != null && tasks > 0;
    }

    private static Optional<UnfinishedRollout> severalTaskSets(Service service) {
        int scaled = TaskSets.scaled(service).size();
        return scaled < 2
                ? Optional.empty()
                : Optional.of(new UnfinishedRollout(
                        "several-task-sets", "/service/taskSets", scaled + " task sets have a scale above 0 %"));
    }

    private static Optional<UnfinishedRollout> unsteadyTaskSet(Service service) {
        return Revisions.primaryTaskSet(service)
                .filter(it -> Objects.equals(it.value().stabilityStatusAsString(), "STABILIZING"))
                .map(it -> new UnfinishedRollout(
                        "rollout-in-progress",
                        it.pointer() + "/stabilityStatus",
                        named("task set", it.value().id()) + " is STABILIZING",
                        false,
                        Optional.ofNullable(it.value().stabilityStatusAt()),
                        Optional.empty()));
    }

    private static String named(String kind, @Nullable String id) {
        return id == null ? "the primary " + kind : kind + " " + id;
    }
}
