package dev.ecs2eks.translate.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** The name of what happens where no rule matches. */
    static final String OTHERWISE = "default";

    private static final Set<String> ANSWERS = Set.of("forward", "redirect", "fixed-response");

    /** What answers the request in the end: forward, redirect or fixed response; the last one by order. */
    Optional<Action> answer() {
        return actions.stream()
                .filter(action -> action.typeAsString() != null && !Login.isLogin(action))
                .reduce((first, second) -> order(second) >= order(first) ? second : first);
    }

    /**
     * Whether each action is known, with at most one login and its settings. Half of a rule must never be carried over:
     * without its login the rest would be open to everyone.
     */
    boolean isClear() {
        var logins = actions.stream().filter(Login::isLogin).toList();
        return answer().isPresent()
                && logins.size() < 2
                && logins.stream().allMatch(Login::hasSettings)
                && actions.stream()
                        .allMatch(action ->
                                Login.isLogin(action) || ANSWERS.contains(String.valueOf(action.typeAsString())));
    }

    /** Whether it answers without any target group. */
    boolean isAnsweredHere() {
        return isClear()
                && answer().filter(it -> "forward".equals(it.typeAsString())).isEmpty();
    }

    /** Whether requests would come through that it keeps out, were it missing. */
    boolean guards() {
        return !name.equals(OTHERWISE) && (!isClear() || login().isPresent() || isAnsweredHere());
    }

    /** Who is asked to log in first, or whose token is checked. */
    Optional<Login> login() {
        return actions.stream()
                .filter(Login::isLogin)
                .findFirst()
                .map(action -> new Login(pointer, action.toBuilder().order(null).build()));
    }

    private static int order(Action action) {
        return action.order() == null ? 0 : action.order();
    }
}
