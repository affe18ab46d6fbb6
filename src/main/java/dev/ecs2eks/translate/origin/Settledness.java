package dev.ecs2eks.translate.origin;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.TaskSets;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Whether what was read is what will stay: an unfinished rollout, an ending service, traffic split between sets. */
final class Settledness {

    private Settledness() {}

    static void of(Subject subject, Service service, Findings findings) {
        RunningDefinition.of(subject, service, findings);
        status(service, findings);
        UnfinishedRollout.of(service).ifPresent(it -> findings.report(it.code(), it.field(), it.what()));
        primaryTaskSet(service, findings);
        liveGroups(subject, service, findings);
    }

    private static void status(Service service, Findings findings) {
        if (service.status() != null && !service.status().equals("ACTIVE")) {
            findings.report("service-inactive", "/service/status", service.status());
        }
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
