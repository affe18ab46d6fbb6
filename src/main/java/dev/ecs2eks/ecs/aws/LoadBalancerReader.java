package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Traffic.ObservedListener;
import dev.ecs2eks.ecs.Traffic.ObservedLoadBalancer;
import dev.ecs2eks.ecs.Traffic.ObservedTargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * The load balancers in front of target groups, with those of their listeners and rules that lead there or answer by
 * themselves, because a refusal or a redirect guards whatever stands behind it. Rules that lead elsewhere are not this
 * service's business.
 */
final class LoadBalancerReader {

    /** What stands in front of target groups. */
    record Front(
            Reading<ObservedLoadBalancer> loadBalancers, Reading<ObservedListener> listeners, Reading<Rule> rules) {}

    private final ElasticLoadBalancingV2Client loadBalancing;
    private final LoadBalancingTags tags;
    private final Calls calls;

    LoadBalancerReader(ElasticLoadBalancingV2Client loadBalancing, Calls calls) {
        this.loadBalancing = loadBalancing;
        this.tags = new LoadBalancingTags(loadBalancing, calls);
        this.calls = calls;
    }

    Front read(Reading<ObservedTargetGroup> groups) {
        if (groups.values().isEmpty() && groups.missing().isPresent()) {
            var missing = groups.missing().get();
            return new Front(Reading.notRead(missing), Reading.notRead(missing), Reading.notRead(missing));
        }
        var arns = groups.values().stream()
                .flatMap(seen -> seen.group().loadBalancerArns().stream())
                .distinct()
                .toList();
        return front(arns, groupArns(groups));
    }

    private Front front(List<String> loadBalancers, Set<String> groups) {
        var details = new Gaps();
        var paths = new Gaps();
        var listeners = new ArrayList<ObservedListener>();
        var rules = new ArrayList<Rule>();
        for (var loadBalancer : loadBalancers) {
            for (var listener : paths.read(List.<Listener>of(), () -> listeners(loadBalancer))) {
                var all = paths.read(List.<Rule>of(), () -> rules(listener.listenerArn()));
                if (concerns(listener, all, groups)) {
                    listeners.add(observed(listener, details));
                    all.stream()
                            .filter(rule -> lead(rule.actions(), groups) || answer(rule.actions()))
                            .forEach(rules::add);
                }
            }
        }
        return new Front(observed(loadBalancers), paths.and(details).around(listeners), paths.around(rules));
    }

    private Reading<ObservedLoadBalancer> observed(List<String> arns) {
        var gaps = new Gaps();
        return gaps.around(arns.stream()
                .flatMap(arn -> gaps.read(List.<LoadBalancer>of(), () -> loadBalancer(arn)).stream())
                .map(found -> observed(found, gaps))
                .toList());
    }

    /** Each by a call of its own, which services behind one load balancer share. */
    private ObservedLoadBalancer observed(LoadBalancer loadBalancer, Gaps gaps) {
        var arn = loadBalancer.loadBalancerArn();
        List<LoadBalancerAttribute> attributes = gaps.read(List.of(), () -> attributes(arn));
        List<Tag> tagged = gaps.read(List.of(), () -> tags.of(List.of(arn)).getOrDefault(arn, List.of()));
        return new ObservedLoadBalancer(loadBalancer, attributes, tagged);
    }

    private ObservedListener observed(Listener listener, Gaps gaps) {
        var arn = listener.listenerArn();
        List<ListenerAttribute> attributes = gaps.read(List.of(), () -> listenerAttributes(arn));
        if (listener.certificates().isEmpty()) {
            return new ObservedListener(listener, attributes, List.of());
        }
        // describe-listeners names the default one alone
        List<Certificate> all = gaps.read(List.of(), () -> certificates(arn));
        var further = all.stream()
                .filter(certificate -> Boolean.FALSE.equals(certificate.isDefault()))
                .toList();
        return new ObservedListener(
                further.isEmpty() ? listener : listener.copy(copy -> copy.certificates(all)), attributes, further);
    }

    private List<LoadBalancer> loadBalancer(String arn) {
        try {
            return calls.remembered(
                    Operation.DESCRIBE_LOAD_BALANCERS,
                    arn,
                    () ->
                            loadBalancing
                                    .describeLoadBalancersPaginator(request -> request.loadBalancerArns(arn))
                                    .loadBalancers()
                                    .stream()
                                    .toList());
        } catch (LoadBalancerNotFoundException e) {
            return List.of();
        }
    }

    private List<LoadBalancerAttribute> attributes(String arn) {
        return calls.remembered(Operation.DESCRIBE_LOAD_BALANCER_ATTRIBUTES, arn, () -> loadBalancing
                .describeLoadBalancerAttributes(request -> request.loadBalancerArn(arn))
                .attributes());
    }

    private List<Listener> listeners(String arn) {
        try {
            return calls.remembered(
                    Operation.DESCRIBE_LISTENERS,
                    arn,
                    () ->
                            loadBalancing
                                    .describeListenersPaginator(request -> request.loadBalancerArn(arn))
                                    .listeners()
                                    .stream()
                                    .toList());
        } catch (LoadBalancerNotFoundException e) {
            return List.of();
        }
    }

    private List<ListenerAttribute> listenerAttributes(String arn) {
        return calls.remembered(Operation.DESCRIBE_LISTENER_ATTRIBUTES, arn, () -> loadBalancing
                .describeListenerAttributes(request -> request.listenerArn(arn))
                .attributes());
    }

    private List<Certificate> certificates(String arn) {
        return calls.remembered(
                Operation.DESCRIBE_LISTENER_CERTIFICATES,
                arn,
                () ->
                        loadBalancing
                                .describeListenerCertificatesPaginator(request -> request.listenerArn(arn))
                                .certificates()
                                .stream()
                                .toList());
    }

    private List<Rule> rules(String arn) {
        return calls.remembered(
                Operation.DESCRIBE_RULES,
                arn,
                () -> loadBalancing.describeRulesPaginator(request -> request.listenerArn(arn)).rules().stream()
                        .toList());
    }

    private static Set<String> groupArns(Reading<ObservedTargetGroup> groups) {
        return groups.values().stream()
                .map(seen -> seen.group().targetGroupArn())
                .collect(Collectors.toSet());
    }

    private static boolean concerns(Listener listener, List<Rule> rules, Set<String> groups) {
        return lead(listener.defaultActions(), groups)
                || rules.stream().anyMatch(rule -> lead(rule.actions(), groups))
                || (answer(listener.defaultActions()) && rules.stream().allMatch(rule -> answer(rule.actions())));
    }

    /** Whether the load balancer answers without any target: a redirect, a fixed response. */
    private static boolean answer(List<Action> actions) {
        return !actions.isEmpty()
                && actions.stream().flatMap(LoadBalancerReader::goals).findAny().isEmpty();
    }

    private static boolean lead(List<Action> actions, Set<String> groups) {
        return actions.stream().flatMap(LoadBalancerReader::goals).anyMatch(groups::contains);
    }

    private static Stream<String> goals(Action action) {
        var forward = action.forwardConfig();
        return Stream.concat(
                Stream.ofNullable(action.targetGroupArn()),
                forward == null
                        ? Stream.empty()
                        : forward.targetGroups().stream().map(TargetGroupTuple::targetGroupArn));
    }
}
