package dev.ecs2eks.translate.origin;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.TaskSets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;

/** Whether what was read is what will stay: an unfinished rollout, an ending service, traffic split between sets. */
public final class Settledness {

    private static final String FAILED = "FAILED";
    private static final Set<String> UNFINISHED = Set.of("IN_PROGRESS", FAILED);

    /**
     * A rollout that ECS has not brought to its end.
     *
     * @param code of the finding that warns of it
     * @param field where the finding is, a JSON pointer
     * @param what is not finished and how, {@code deployment ecs-svc/2 is IN_PROGRESS}
     * @param failed whether ECS has given it up
     * @param since when, as far as ECS says
     * @param said ECS's own words
     */
    public record Unfinished(
            String code, String field, String what, boolean failed, Optional<Instant> since, Optional<String> said) {

        private Unfinished(String code, String field, String what) {
            this(code, field, what, false, Optional.empty(), Optional.empty());
        }
    }

    private Settledness() {}

    static void of(Subject subject, Service service, Findings findings) {
        RunningDefinition.of(subject, service, findings);
        status(service, findings);
        unfinished(service).ifPresent(it -> findings.report(it.code(), it.field(), it.what()));
        primaryTaskSet(service, findings);
        liveGroups(subject, service, findings);
    }

    /** The one decision for the finding and for an operator that waits: empty where ECS says nothing of a rollout. */
    public static Optional<Unfinished> unfinished(Service service) {
        return deployment(service)
                .or(() -> revisions(service))
                .or(() -> severalTaskSets(service))
                .or(() -> unsteadyTaskSet(service));
    }

    private static void status(Service service, Findings findings) {
        if (service.status() != null && !service.status().equals("ACTIVE")) {
            findings.report("service-inactive", "/service/status", service.status());
        }
    }

    private static Optional<Unfinished> deployment(Service service) {
        return Revisions.primaryDeployment(service)
                .filter(it -> it.value().rolloutStateAsString() != null
                        && UNFINISHED.contains(it.value().rolloutStateAsString()))
                .map(it -> {
                    var primary = it.value();
                    var failed = primary.rolloutStateAsString().equals(FAILED);
                    return new Unfinished(
                            "rollout-in-progress",
                            it.pointer() + "/rolloutState",
                            named("deployment", primary.id()) + " is " + primary.rolloutStateAsString(),
                            failed,
                            Optional.ofNullable(failed ? primary.updatedAt() : primary.createdAt()),
                            Optional.ofNullable(primary.rolloutStateReason()));
                });
    }

    /** Blue/green, canary and linear deployments run two at once until they are done. */
    private static Optional<Unfinished> revisions(Service service) {
        long live = service.currentServiceRevisions().stream()
                .filter(Settledness::runs)
                .count();
        return live < 2
                ? Optional.empty()
                : Optional.of(new Unfinished(
                        "rollout-in-progress",
                        "/service/currentServiceRevisions",
                        live + " service revisions run tasks"));
    }

    /** One that only drains is asked for no task any more. */
    private static boolean runs(ServiceCurrentRevisionSummary revision) {
        var tasks = revision.requestedTaskCount() == null ? revision.runningTaskCount() : revision.requestedTaskCount();
        return tasks != null && tasks > 0;
    }

    private static Optional<Unfinished> severalTaskSets(Service service) {
        int scaled = TaskSets.scaled(service).size();
        return scaled < 2
                ? Optional.empty()
                : Optional.of(new Unfinished(
                        "several-task-sets", "/service/taskSets", scaled + " task sets have a scale above 0 %"));
    }

    private static Optional<Unfinished> unsteadyTaskSet(Service service) {
        return Revisions.primaryTaskSet(service)
                .filter(it -> Objects.equals(it.value().stabilityStatusAsString(), "STABILIZING"))
                .map(it -> new Unfinished(
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

    private static void primaryTaskSet(Service service, Findings findings) {
        var controller = service.deploymentController();
        var type = controller == null ? null : controller.typeAsString();
        if (Revisions.primaryTaskSet(service).isEmpty()) {
            if (Objects.equals(type, "EXTERNAL")) {
                findings.report("external-controller-without-primary", "/service/taskSets");
            } else if (Objects.equals(type, "CODE_DEPLOY")) {
                findings.report("primary-task-set-unknown", "/service/taskSets");
            }
        }
        for (int i = 0; i < service.taskSets().size(); i++) {
            findings.settle("/service/taskSets/" + i + "/stabilityStatus"); // what counts of it is said above
        }
        if (TaskSets.scaled(service).size() > 1) { // the workload has as many pods as all of them together
            Revisions.primaryTaskSet(service).ifPresent(it -> findings.settle(it.pointer() + "/scale/value"));
        }
    }

    /** Blue and green swap their target groups with each deployment; only the revision tells which is live (T03). */
    private static void liveGroups(Subject subject, Service service, Findings findings) {
        var revisions = subject.application().surroundings().serviceRevisions();
        if (revisions.values().stream().anyMatch(it -> it.resolvedConfiguration() != null)) {
            return;
        }
        var loadBalancers = service.loadBalancers();
        for (int i = 0; i < loadBalancers.size(); i++) {
            if (hasAlternate(loadBalancers.get(i))) {
                findings.report(
                        "live-target-group-unknown",
                        "/service/loadBalancers/" + i + "/targetGroupArn",
                        revisions.missing().orElse("bundle key serviceRevisions"));
            }
        }
    }

    private static boolean hasAlternate(LoadBalancer loadBalancer) {
        var advanced = loadBalancer.advancedConfiguration();
        return advanced != null && advanced.alternateTargetGroupArn() != null;
    }
}
