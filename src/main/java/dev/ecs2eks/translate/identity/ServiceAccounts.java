package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.Map;

/** One ServiceAccount for each ECS service, so that a trust statement names these pods alone (mapping §7.1). */
public final class ServiceAccounts {

    private static final String ROLE_ARN = "eks.amazonaws.com/role-arn";

    private ServiceAccounts() {}

    public static ServiceAccount of(Subject subject, Findings findings) {
        var metadata = new ObjectMeta();
        metadata.setName(subject.base());
        metadata.setLabels(subject.labels());
        subject.options().namespace().ifPresent(metadata::setNamespace);
        TaskRole.of(subject).ifPresent(role -> annotate(metadata, role, subject, findings));
        var account = new ServiceAccount();
        account.setMetadata(metadata);
        account.setAutomountServiceAccountToken(false); // the role's token is projected by itself (G9)
        return account;
    }

    /** The execution role is never put here: the program would get rights that only ECS had (T35). */
    private static void annotate(ObjectMeta metadata, TaskRole role, Subject subject, Findings findings) {
        if (subject.options().identity() == IdentityMode.NONE) {
            findings.report("task-role-left-out", TaskRole.POINTER, role.named());
            return;
        }
        if (subject.options().identity() == IdentityMode.IRSA) { // an association names the ServiceAccount by itself
            role.arn().ifPresent(arn -> metadata.setAnnotations(Map.of(ROLE_ARN, arn.toString())));
        }
    }
}
