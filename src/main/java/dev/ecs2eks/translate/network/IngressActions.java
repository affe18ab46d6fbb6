package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.LoadBalanced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** What a rule does with a request, as the controller's {@code actions} annotation says it. */
final class IngressActions {

    private final String service;
    private final OwnGroups own;
    private final Findings findings;

    /** @param service in front of the pods, for the service's own target groups */
    IngressActions(String service, OwnGroups own, Findings findings) {
        this.service = service;
        this.own = own;
        this.findings = findings;
    }

    /** The group that a rule forwards to and nothing else: then the Ingress names the Service and needs no action. */
    Optional<LoadBalanced> plainGoal(FrontRule rule) {
        var answer = rule.answer();
        if (answer.isEmpty() || !rule.isClear() || isSticky(answer.get())) {
            return Optional.empty();
        }
        var goals = OwnGroups.goals(answer.get());
        return goals.size() == 1 && !Integer.valueOf(0).equals(goals.get(0).weight())
                ? own.find(goals.get(0).targetGroupArn())
                : Optional.empty();
    }

    /** The action's JSON; empty, and named, for one that nobody knows. */
    Optional<String> json(FrontRule rule) {
        var answer = rule.answer();
        if (answer.isEmpty() || !rule.isClear()) {
            findings.report(
                    "listener-action-unknown",
                    rule.guards() ? Severity.BLOCKING : Severity.WARNING,
                    rule.pointer(),
                    rule.actions().stream()
                            .map(Action::typeAsString)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return Optional.of(AnnotationJson.text(
                "forward".equals(answer.get().typeAsString()) ? forward(rule, answer.get()) : plain(answer.get())));
    }

    private static Map<String, Object> plain(Action action) {
        return AnnotationJson.members(action.toBuilder().order(null).build());
    }

    private Map<String, Object> forward(FrontRule rule, Action action) {
        var groups = new ArrayList<Map<String, Object>>();
        for (var goal : OwnGroups.goals(action)) {
            groups.add(group(rule, goal));
        }
        var config = new LinkedHashMap<String, Object>();
        config.put("targetGroups", groups);
        if (isSticky(action)) {
            config.put(
                    "targetGroupStickinessConfig",
                    AnnotationJson.members(action.forwardConfig().targetGroupStickinessConfig()));
        }
        var forward = new LinkedHashMap<String, Object>();
        forward.put("type", "forward");
        forward.put("forwardConfig", config);
        return forward;
    }

    private Map<String, Object> group(FrontRule rule, TargetGroupTuple goal) {
        var group = new LinkedHashMap<String, Object>();
        var mine = own.find(goal.targetGroupArn());
        if (mine.isPresent()) {
            group.put("serviceName", service);
            group.put("servicePort", mine.get().port());
        } else {
            group.put("targetGroupARN", goal.targetGroupArn());
            findings.report("foreign-target-group", rule.pointer(), goal.targetGroupArn());
        }
        if (goal.weight() != null) {
            group.put("weight", goal.weight());
        }
        return group;
    }

    private static boolean isSticky(Action action) {
        var forward = action.forwardConfig();
        var stickiness = forward == null ? null : forward.targetGroupStickinessConfig();
        return stickiness != null && Boolean.TRUE.equals(stickiness.enabled());
    }

    /** All groups of the service that a rule forwards to. */
    List<LoadBalanced> goals(FrontRule rule) {
        return rule.answer().stream()
                .flatMap(answer -> OwnGroups.goals(answer).stream())
                .flatMap(goal -> own.find(goal.targetGroupArn()).stream())
                .toList();
    }
}
