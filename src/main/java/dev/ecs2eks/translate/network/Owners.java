package dev.ecs2eks.translate.network;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/**
 * Target groups and load balancers that a Load Balancer Controller made, of this cluster or another one: it takes out
 * what it did not register, and two owners of one group would do so to each other (mapping §3.8).
 */
final class Owners {

    private Owners() {}

    static void of(Subject subject, LoadBalanced balanced, Findings findings) {
        var traffic = subject.application().traffic();
        var group = balanced.group().orElseThrow();
        report(group.tags(), "/targetGroups/" + traffic.targetGroups().values().indexOf(group), findings);
        var balancers = traffic.loadBalancers().values();
        for (int i = 0; i < balancers.size(); i++) {
            if (group.group()
                    .loadBalancerArns()
                    .contains(balancers.get(i).loadBalancer().loadBalancerArn())) {
                report(balancers.get(i).tags(), "/loadBalancers/" + i, findings);
            }
        }
    }

    private static void report(List<Tag> tags, String owned, Findings findings) {
        ElbTags.ofOwner(tags)
                .ifPresent(tag -> findings.report(
                        "owned-by-load-balancer-controller",
                        owned + "/Tags/" + tags.indexOf(tag),
                        tag.key(),
                        tag.value() == null ? "" : tag.value()));
    }
}
