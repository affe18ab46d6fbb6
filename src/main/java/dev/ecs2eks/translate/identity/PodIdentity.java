package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** EKS Pod Identity: the role trusts the cluster, and an association of the cluster names role and ServiceAccount. */
final class PodIdentity {

    private final Subject subject;
    private final Findings findings;

    PodIdentity(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    List<AwsChange> changes(TaskRole role) {
        var arn = role.arn();
        if (arn.isEmpty()) {
            findings.report("role-not-in-bundle", TaskRole.POINTER, role.named());
            return List.of();
        }
        if (isRefused(arn.get())) {
            return List.of();
        }
        var cluster = EksCluster.arn(subject, arn.get().partition());
        if (cluster.isEmpty()) {
            findings.report("eks-cluster-unknown", TaskRole.POINTER, role.named());
            return List.of();
        }
        return Stream.concat(trust(role, cluster.get()).stream(), Stream.of(association(arn.get(), cluster.get())))
                .toList();
    }

    /** Where Pod Identity gives no credentials at all, nothing is asked of AWS (T34c). */
    private boolean isRefused(Arn role) {
        if (EksCluster.account(subject).filter(it -> !it.equals(role.account())).isPresent()) {
            findings.report("pod-identity-in-other-account", TaskRole.POINTER, role);
            return true;
        }
        var nodes = subject.isWindows() ? "Windows nodes" : isOnFargate() ? "EKS Fargate" : "";
        if (!nodes.isEmpty()) {
            findings.report("pod-identity-needs-linux-instances", TaskRole.POINTER, nodes);
        }
        return !nodes.isEmpty();
    }

    private boolean isOnFargate() {
        return subject.target().compute() == Compute.FARGATE;
    }

    private Optional<AwsChange> trust(TaskRole role, Arn cluster) {
        return TrustChange.of(
                role,
                new PodIdentityStatement(cluster, subject.namespaceOrDefault(), subject.base()),
                "system:serviceaccount:" + subject.namespaceOrDefault() + ":" + subject.base(),
                findings);
    }

    /** No snapshot holds the cluster's associations, so it is always listed. */
    private AwsChange association(Arn role, Arn cluster) {
        findings.report("pod-identity-association-needed", TaskRole.POINTER, role, subject.base());
        return new AwsChange(
                "eks:CreatePodIdentityAssociation",
                role.toString(),
                "Report",
                "pods of ServiceAccount " + subject.base() + " get this role only through an association, and only"
                        + " those that are created after it",
                Map.of(),
                Map.of(),
                List.of(
                        "aws",
                        "eks",
                        "create-pod-identity-association",
                        "--cluster-name",
                        cluster.resource().substring("cluster/".length()),
                        "--namespace",
                        subject.namespaceOrDefault(),
                        "--service-account",
                        subject.base(),
                        "--role-arn",
                        role.toString(),
                        "--region",
                        cluster.region()));
    }
}
