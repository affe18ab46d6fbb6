package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Label;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import dev.ecs2eks.translate.subject.UniqueNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressRuleValue;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Application Load Balancer as Ingresses (mapping §3.8 mode B): one for each listener, and for each change of login
 * or health check among its rules. Several share the load balancer by their group, in the order of their rules.
 */
final class Ingresses {

    private static final String PREFIX = "alb.ingress.kubernetes.io/";

    /** The controller takes the rules of such paths in the order in which they stand; others it sorts. */
    private static final String IN_ORDER = "ImplementationSpecific";

    private final Subject subject;
    private final OwnGroups own;
    private final IngressActions actions;
    private final UniqueNames names = new UniqueNames(
            name -> KubernetesName.label(name, KubernetesName.LABEL_LENGTH), KubernetesName.LABEL_LENGTH);
    private final Findings findings;

    Ingresses(Subject subject, OwnGroups own, Findings findings) {
        this.subject = subject;
        this.own = own;
        this.actions = new IngressActions(subject.base(), own, findings);
        this.findings = findings;
    }

    /**
     * Of one load balancer.
     *
     * @param group of Ingresses, should there be more than one
     */
    List<HasMetadata> of(List<FrontListener> listeners, String group) {
        var runs = listeners.stream()
                .flatMap(listener -> IngressRun.of(listener, own).stream())
                .toList();
        var ingresses = new ArrayList<HasMetadata>();
        for (var run : runs) {
            var annotations = new LinkedHashMap<String, String>();
            if (runs.size() > 1) {
                join(annotations, run, group, ingresses.size() + 1);
            }
            ingresses.add(ingress(run, runs.size() == 1, annotations));
        }
        return ingresses;
    }

    private void join(Map<String, String> annotations, IngressRun run, String group, int order) {
        if (isAutoMode()) { // T50: there the group is a member of IngressClassParams
            findings.report(
                    "ingress-group-needs-class", run.listener().balancer().pointer(), group);
        } else {
            annotations.put("group.name", group);
        }
        annotations.put("group.order", String.valueOf(order));
    }

    private Ingress ingress(IngressRun run, boolean isOnly, Map<String, String> annotations) {
        var listener = run.listener();
        annotations.putAll(AlbAnnotations.of(listener.balancer().value()));
        ElbTags.reportOthers(listener.balancer(), findings);
        annotations.putAll(AlbAnnotations.of(listener));
        admit(annotations);
        withoutListenerAttributes(annotations, listener);
        run.group().ifPresent(group -> annotations.putAll(AlbAnnotations.of(group, subject.base())));
        run.login().ifPresent(login -> annotations.putAll(login.annotations(subject.base() + "-oidc", findings)));
        var spec = new IngressSpec();
        spec.setIngressClassName("alb");
        spec.setRules(rules(run, annotations));
        defaultBackend(run, annotations).ifPresent(spec::setDefaultBackend);
        var metadata = subject.metadata(names.next(isOnly ? subject.base() : subject.base() + "-" + listener.port()));
        metadata.setAnnotations(prefixed(annotations));
        var ingress = new Ingress();
        ingress.setMetadata(metadata);
        ingress.setSpec(spec);
        return ingress;
    }

    /** With security groups of its own, a load balancer is not let in at the pods unless that is asked for, too. */
    private void admit(Map<String, String> annotations) {
        if (!annotations.containsKey("security-groups")) {
            return;
        }
        if (SecurityGroups.areSeveralForPods(subject)) { // T43
            findings.report(
                    "load-balancer-not-admitted",
                    subject.loadBalanced().get(0).pointer(),
                    annotations.get("security-groups"));
        } else {
            annotations.put("manage-backend-security-group-rules", "true");
        }
    }

    private void withoutListenerAttributes(Map<String, String> annotations, FrontListener listener) {
        if (isAutoMode() && annotations.keySet().removeIf(name -> name.startsWith("listener-attributes."))) { // T50
            findings.report(
                    "listener-attributes-not-in-auto-mode", listener.listener().pointer());
        }
    }

    private List<IngressRule> rules(IngressRun run, Map<String, String> annotations) {
        var rules = new ArrayList<IngressRule>();
        for (var rule : run.rules()) {
            if (!isOtherwise(run, rule)) {
                backend(rule, annotations)
                        .ifPresent(backend -> rules.add(rule(RuleMatch.of(rule.conditions()), backend)));
            }
        }
        return rules;
    }

    private Optional<IngressBackend> defaultBackend(IngressRun run, Map<String, String> annotations) {
        return run.listener()
                .otherwise()
                .filter(rule -> run.rules().contains(rule))
                .flatMap(rule -> backend(rule, annotations));
    }

    private static boolean isOtherwise(IngressRun run, FrontRule rule) {
        return run.listener().otherwise().filter(rule::equals).isPresent();
    }

    private static IngressRule rule(RuleMatch match, IngressBackend backend) {
        var path = new HTTPIngressPath();
        path.setPathType(IN_ORDER);
        path.setPath(match.path().isEmpty() ? null : match.path());
        path.setBackend(backend);
        var paths = new HTTPIngressRuleValue();
        paths.setPaths(List.of(path));
        var rule = new IngressRule();
        rule.setHost(match.host().isEmpty() ? null : match.host());
        rule.setHttp(paths);
        return rule;
    }

    /** The Service where that says it all, else an action of the annotations under the rule's name. */
    private Optional<IngressBackend> backend(FrontRule rule, Map<String, String> annotations) {
        reportSettings(rule);
        var further = RuleMatch.of(rule.conditions()).further();
        var plain = actions.plainGoal(rule);
        if (plain.isPresent() && further.isEmpty() && rule.transforms().isEmpty()) {
            return Optional.of(backend(
                    subject.base(), new ServiceBackendPort(null, plain.get().port())));
        }
        var action = actions.json(rule);
        action.ifPresent(json -> {
            annotations.put("actions." + rule.name(), json);
            if (!further.isEmpty()) {
                annotations.put("conditions." + rule.name(), AnnotationJson.text(further));
            }
            if (!rule.transforms().isEmpty()) {
                annotations.put("transforms." + rule.name(), transforms(rule));
            }
        });
        return action.map(json -> backend(rule.name(), new ServiceBackendPort("use-annotation", null)));
    }

    private static String transforms(FrontRule rule) {
        return AnnotationJson.text(
                rule.transforms().stream().map(AnnotationJson::members).toList());
    }

    private static IngressBackend backend(String service, ServiceBackendPort port) {
        var backend = new IngressBackend();
        backend.setService(new IngressServiceBackend(service, port));
        return backend;
    }

    /** One rule over two of the service's groups that are checked differently: the first one's check is for both. */
    private void reportSettings(FrontRule rule) {
        var goals = actions.goals(rule);
        for (var goal : goals) {
            if (!GroupSettings.of(goal).isLike(GroupSettings.of(goals.get(0)))) {
                findings.report("target-group-settings-differ", rule.pointer(), goal.targetGroupArn());
            }
        }
    }

    private Map<String, String> prefixed(Map<String, String> annotations) {
        var prefixed = new LinkedHashMap<String, String>();
        prefixed.put(Label.STAGE, "Shift");
        annotations.forEach((name, value) -> prefixed.put(PREFIX + name, value));
        return prefixed;
    }

    private boolean isAutoMode() {
        return subject.target().compute() == Compute.AUTO_MODE;
    }
}
