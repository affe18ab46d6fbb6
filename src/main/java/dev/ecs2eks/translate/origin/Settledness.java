package dev.ecs2eks.translate.origin;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.TaskSets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Whether what was read is what will stay: an unfinished rollout, an ending service, traffic split between sets. */
final class Settledness {

    private static final Set<String> UNFINISHED = Set.of("IN_PROGRESS", "FAILED");

    private Settledness() {}

    static void of(Subject subject, Service service, Findings findings) {
        status(service, findings);
        definition(subject, service, findings);
        rollout(service, findings);
        taskSets(service, findings);
        liveGroups(subject, service, findings);
    }

    private static void status(Service service, Findings findings) {
        if (service.status() != null && !service.status().equals("ACTIVE")) {
            findings.report("service-inactive", "/service/status", service.status());
        }
    }

    /** A plan of another version than the one that serves is right in all details and wrong as a whole. */
    private static void definition(Subject subject, Service service, Findings findings) {
        var primary = Revisions.primaryTaskSet(service);
        var named = primary.map(it -> it.value().taskDefinition()).orElse(service.taskDefinition());
        var arn = subject.application().taskDefinition().taskDefinitionArn();
        if (named != null && !named.isEmpty() && arn != null && !isNamed(arn, named)) {
            var place = primary.map(Located::pointer).orElse("/service") + "/taskDefinition";
            findings.report("task-definition-not-in-use", place, named, arn);
        }
    }

    /** By ARN, by family and revision or by family. */
    private static boolean isNamed(String arn, String named) {
        var name = arn.substring(arn.indexOf('/') + 1);
        return Stream.of(arn, name).anyMatch(it -> it.equals(named) || it.startsWith(named + ":"));
    }

    private static void rollout(Service service, Findings findings) {
        Revisions.primaryDeployment(service).ifPresent(primary -> {
            var state = primary.value().rolloutStateAsString();
            if (state != null && UNFINISHED.contains(state)) {
                findings.report("rollout-in-progress", primary.pointer() + "/rolloutState", state);
            }
        });
    }

    private static void taskSets(Service service, Findings findings) {
        var controller = service.deploymentController();
        var type = controller == null ? null : controller.typeAsString();
        if (Revisions.primaryTaskSet(service).isEmpty()) {
            if (Objects.equals(type, "EXTERNAL")) {
                findings.report("external-controller-without-primary", "/service/taskSets");
            } else if (Objects.equals(type, "CODE_DEPLOY")) {
                findings.report("primary-task-set-unknown", "/service/taskSets");
            }
        }
        int scaled = TaskSets.scaled(service).size();
        if (scaled > 1) {
            findings.report("several-task-sets", "/service/taskSets", scaled);
            // the workload has as many pods as all of them together
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
