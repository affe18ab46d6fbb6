package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Traffic;
import dev.ecs2eks.ecs.Traffic.ObservedListener;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.UniqueNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** The rules of listeners: a rule does not say whose it is, but its ARN continues that of its listener. */
final class ListenerRules {

    private static final int LAST = Integer.MAX_VALUE;

    private final List<Located<Rule>> all = new ArrayList<>();
    private final OwnGroups own;
    private final boolean isOneListener;
    private final Findings findings;

    /** Pointers of rules whose listener was found. */
    private final Set<String> placed = new HashSet<>();

    ListenerRules(Traffic traffic, OwnGroups own, Findings findings) {
        var rules = traffic.rules().values();
        for (int i = 0; i < rules.size(); i++) {
            all.add(new Located<>("/rules/" + i, rules.get(i)));
        }
        this.own = own;
        this.isOneListener = traffic.listeners().values().size() == 1;
        this.findings = findings;
    }

    /**
     * Those of a listener that lead to the service, first asked first, and those that answer by themselves: they may keep
     * requests from the service. Each of the others is named.
     */
    List<FrontRule> carried(Listener listener) {
        var names = new UniqueNames(
                name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
        var carried = new ArrayList<FrontRule>();
        for (var rule : of(listener)) {
            if (isDefault(rule.value())) {
                continue;
            }
            var front = front(rule, names.next("rule-" + rule.value().priority()));
            if (own.areReachedBy(front.actions()) || front.isAnsweredHere()) {
                carried.add(front);
            } else {
                reportForeign(rule);
            }
        }
        return carried;
    }

    /** What a listener does where no rule matches; describe-rules repeats it as a rule. */
    Optional<FrontRule> otherwise(Located<ObservedListener> observed) {
        var listener = observed.value().listener();
        if (!listener.defaultActions().isEmpty()) {
            return Optional.of(new FrontRule(
                    observed.pointer() + "/DefaultActions",
                    FrontRule.OTHERWISE,
                    List.of(),
                    listener.defaultActions(),
                    List.of()));
        }
        return of(listener).stream()
                .filter(rule -> isDefault(rule.value()))
                .findFirst()
                .map(rule -> front(rule, FrontRule.OTHERWISE));
    }

    /** After all listeners were asked: rules that lead here and belong to none of them. */
    void reportOrphans() {
        for (var rule : all) {
            if (!placed.contains(rule.pointer())
                    && own.areReachedBy(rule.value().actions())) {
                findings.report("listener-of-rule-unknown", rule.pointer());
            } else if (!placed.contains(rule.pointer())) {
                reportForeign(rule);
            }
        }
    }

    private List<Located<Rule>> of(Listener listener) {
        var rules = all.stream()
                .filter(rule -> isOf(rule.value(), listener))
                .sorted(Comparator.comparingInt(rule -> priority(rule.value())))
                .toList();
        rules.forEach(rule -> placed.add(rule.pointer()));
        return rules;
    }

    /** {@code …:listener-rule/app/shop/1/2/3} belongs to {@code …:listener/app/shop/1/2}. */
    private boolean isOf(Rule rule, Listener listener) {
        if (rule.ruleArn() == null || listener.listenerArn() == null) {
            return isOneListener;
        }
        var arn = rule.ruleArn().replace(":listener-rule/", ":listener/");
        var end = arn.lastIndexOf('/');
        return end > 0 && arn.substring(0, end).equals(listener.listenerArn());
    }

    private static FrontRule front(Located<Rule> rule, String name) {
        return new FrontRule(
                rule.pointer(),
                name,
                rule.value().conditions(),
                rule.value().actions(),
                rule.value().transforms());
    }

    private void reportForeign(Located<Rule> rule) {
        if (!isDefault(rule.value())) {
            findings.report("listener-rule-of-others", rule.pointer());
        }
    }

    private static boolean isDefault(Rule rule) {
        return Boolean.TRUE.equals(rule.isDefault()) || "default".equals(rule.priority());
    }

    private static int priority(Rule rule) {
        var text = rule.priority();
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : LAST;
    }
}
