package dev.ecs2eks.translate;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;

/** Says once what was assumed of the EKS cluster, where nobody looked at it (contract: default Target). */
final class AssumedTarget {

    private AssumedTarget() {}

    static void of(Subject subject, Findings findings) {
        var target = subject.target();
        if (!target.assumed()) {
            return;
        }
        var assumed = new ArrayList<String>();
        if (subject.application().surroundings().eks().isEmpty()) {
            assumed.add("Kubernetes " + target.kubernetesVersion());
        }
        assumed.add("compute " + target.compute());
        target.addons().stream().map(Addon::label).forEach(assumed::add);
        findings.report("assumed-target", "/" + BundleKey.EKS, String.join(", ", assumed));
    }
}
