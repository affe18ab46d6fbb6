package dev.ecs2eks.translate.network;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleTransform;

/**
 * A rule of a listener, or what a listener does when no rule matches.
 *
 * @param pointer of the rule, or of the listener's default actions
 * @param name unique in the listener: {@code rule-10}, {@code default}
 */
record FrontRule(
        String pointer,
        String name,
        List<RuleCondition> conditions,
        List<Action> actions,
        List<RuleTransform> transforms) {

    /** What answers the request in the end: forward, redirect or fixed response; the last one by order. */
    Optional<Action> answer() {
        return actions.stream()
                .filter(action -> !Login.isLogin(action))
                .reduce((first, second) -> order(second) >= order(first) ? second : first);
    }

    /** Who is asked to log in first, or whose token is checked. */
    Optional<Login> login() {
        return actions.stream()
                .filter(Login::isLogin)
                .findFirst()
                .map(action -> new Login(
                        pointer, action.toBuilder().order(null).build()));
    }

    private static int order(Action action) {
        return action.order() == null ? 0 : action.order();
    }
}
