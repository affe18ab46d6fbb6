package dev.ecs2eks.translate.network;

import dev.ecs2eks.translate.subject.LoadBalanced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Successive rules of a listener that one Ingress can hold: the controller knows one login and one health check for each
 * Ingress, and keeps the order of Ingresses by their group order.
 */
final class IngressRun {

    private final FrontListener listener;
    private final List<FrontRule> rules = new ArrayList<>();
    private Optional<Login> login = Optional.empty();
    private Optional<LoadBalanced> group = Optional.empty();

    private IngressRun(FrontListener listener) {
        this.listener = listener;
    }

    /** At least one, even for a listener that only has a default. */
    static List<IngressRun> of(FrontListener listener, OwnGroups own) {
        var runs = new ArrayList<IngressRun>();
        for (var rule : listener.lines()) {
            var goal = own.first(rule.actions());
            var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            var run = last != null && last.takes(rule.login(), goal) ? last : new IngressRun(listener);
            if (run != last) {
                runs.add(run);
                run.login = rule.login();
            }
            run.group = run.group.or(() -> goal);
            run.rules.add(rule);
        }
        return runs;
    }

    FrontListener listener() {
        return listener;
    }

    /** In the order in which they are asked; what happens otherwise is among them. */
    List<FrontRule> rules() {
        return rules;
    }

    Optional<Login> login() {
        return login;
    }

    /** The group whose health check and attributes count; empty where nothing leads to the service. */
    Optional<LoadBalanced> group() {
        return group;
    }

    private boolean takes(Optional<Login> asked, Optional<LoadBalanced> goal) {
        var sameLogin = login.isPresent() == asked.isPresent()
                && (asked.isEmpty() || asked.get().isLike(login.orElseThrow()));
        var sameGroup = group.isEmpty()
                || goal.isEmpty()
                || GroupSettings.of(group.get()).isLike(GroupSettings.of(goal.get()));
        return sameLogin && sameGroup;
    }
}
