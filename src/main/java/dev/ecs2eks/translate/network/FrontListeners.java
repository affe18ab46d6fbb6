package dev.ecs2eks.translate.network;

import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Traffic;
import dev.ecs2eks.ecs.Traffic.ObservedListener;
import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/**
 * Which listeners lead to the service, and with which rules. A load balancer is mostly shared: what does not lead here is
 * left where it is, and named. What was not read is named too, and then nothing is made: rules cannot be guessed.
 */
final class FrontListeners {

    private static final String REDIRECT = "redirect";

    private final Traffic traffic;
    private final OwnGroups own;
    private final ListenerRules rules;
    private final Findings findings;

    private FrontListeners(Traffic traffic, OwnGroups own, Findings findings) {
        this.traffic = traffic;
        this.own = own;
        this.rules = new ListenerRules(traffic, own, findings);
        this.findings = findings;
    }

    /** In the order of the bundle. */
    static List<FrontListener> of(Subject subject, OwnGroups own, Findings findings) {
        var traffic = subject.application().traffic();
        if (isUnread(traffic, findings)) {
            return List.of();
        }
        var listeners = new FrontListeners(traffic, own, findings).all();
        if (listeners.isEmpty()) {
            findings.report(
                    "no-listener-leads-here", subject.loadBalanced().get(0).pointer());
        }
        return listeners;
    }

    private static boolean isUnread(Traffic traffic, Findings findings) {
        var readings = Map.<String, Reading<?>>of(
                "loadBalancers", traffic.loadBalancers(), "listeners", traffic.listeners(), "rules", traffic.rules());
        var unread = readings.entrySet().stream()
                .filter(reading -> reading.getValue().missing().isPresent())
                .sorted(Map.Entry.comparingByKey())
                .toList();
        unread.forEach(reading -> findings.report(
                "frontend-not-read",
                "/" + reading.getKey(),
                reading.getKey(),
                reading.getValue().missing().orElseThrow()));
        return !unread.isEmpty();
    }

    private List<FrontListener> all() {
        var carried = new ArrayList<FrontListener>();
        var listeners = traffic.listeners().values();
        for (int i = 0; i < listeners.size(); i++) {
            var listener = new Located<>("/listeners/" + i, listeners.get(i));
            front(listener).ifPresent(carried::add);
        }
        rules.reportOrphans();
        return carried.stream().filter(listener -> isOfOurs(listener, carried)).toList();
    }

    /** A listener that only answers by itself comes along where another one of its load balancer leads here. */
    private boolean isOfOurs(FrontListener listener, List<FrontListener> all) {
        var isOfOurs = all.stream()
                .filter(other ->
                        other.balancer().pointer().equals(listener.balancer().pointer()))
                .anyMatch(this::leadsHere);
        if (!isOfOurs) {
            findings.report("listener-of-others", listener.listener().pointer());
        }
        return isOfOurs;
    }

    private boolean leadsHere(FrontListener listener) {
        return listener.lines().stream().anyMatch(rule -> own.areReachedBy(rule.actions()));
    }

    private Optional<FrontListener> front(Located<ObservedListener> observed) {
        var listener = observed.value().listener();
        var carried = rules.carried(listener);
        var otherwise = rules.otherwise(observed);
        if (carried.stream().noneMatch(rule -> own.areReachedBy(rule.actions()))
                && otherwise.filter(this::isOurs).isEmpty()) {
            findings.report("listener-of-others", observed.pointer());
            return Optional.empty();
        }
        if (!PodPort.isValid(listener.port())) {
            findings.report("value-out-of-range", observed.pointer() + "/Port", "Port", 1, 65_535);
            return Optional.empty();
        }
        var balancer = balancer(listener);
        if (balancer.isEmpty()) {
            findings.report("load-balancer-of-listener-unknown", observed.pointer());
        }
        return balancer.map(it -> new FrontListener(observed, it, carried, otherwise));
    }

    /** A listener that sends everyone on to HTTPS has no rule that leads here, and yet everyone comes through it. */
    private boolean isOurs(FrontRule otherwise) {
        return own.areReachedBy(otherwise.actions())
                || otherwise.actions().stream().map(Action::typeAsString).anyMatch(REDIRECT::equals);
    }

    private Optional<Located<ObservedLoadBalancer>> balancer(Listener listener) {
        var balancers = traffic.loadBalancers().values();
        for (int i = 0; i < balancers.size(); i++) {
            var arn = balancers.get(i).loadBalancer().loadBalancerArn();
            var isOnly = listener.loadBalancerArn() == null && balancers.size() == 1;
            if (isOnly || (arn != null && arn.equals(listener.loadBalancerArn()))) {
                return Optional.of(new Located<>("/loadBalancers/" + i, balancers.get(i)));
            }
        }
        return Optional.empty();
    }
}
