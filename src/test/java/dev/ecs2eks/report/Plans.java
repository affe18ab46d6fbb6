package dev.ecs2eks.report;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.translate.identity.AwsChange;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;

/** A small plan with one of each thing that a plan may hold. */
final class Plans {

    static final Finding BLOCKING = new Finding(
            "duplicate-port", Severity.BLOCKING, "/taskDefinition", "Two containers listen on 80.", "Move one.");
    static final Finding INFO =
            new Finding("assumed-target", Severity.INFO, "/eks", "Kubernetes 1.36 é is assumed.", "");
    static final Finding ACCEPTED = new Finding(
                    "ContainerDefinition.links", Severity.WARNING, "", "There are no links.", "Use localhost.")
            .acceptedBecause("nobody uses them");

    private Plans() {}

    static Plan rich() {
        var configMap = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("shop")
                .addToLabels("z", "1")
                .addToLabels("a", "2")
                .endMetadata()
                .build();
        return of(List.of(configMap), List.of(BLOCKING, INFO, ACCEPTED));
    }

    static Plan of(List<HasMetadata> manifests, List<Finding> findings) {
        var statement = Map.<String, Object>of("Effect", "Allow", "Action", "sts:AssumeRoleWithWebIdentity");
        var change = new AwsChange(
                "iam:UpdateAssumeRolePolicy",
                "arn:aws:iam::111122223333:role/shop",
                "Report",
                "pods must be let in",
                statement,
                Map.of("Version", "2012-10-17", "Statement", List.of(statement)),
                List.of("aws", "iam", "update-assume-role-policy"));
        return new Plan(manifests, findings, List.of(change), "sha256:0");
    }

    static HasMetadata pod(Map<String, String> annotations) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("shop")
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("web")
                .withImage("shop:1.0")
                .withCommand("sh", "-c", "echo $HOME\nexit 0")
                .addNewPort()
                .withContainerPort(80)
                .endPort()
                .endContainer()
                .addNewVolume()
                .withName("cache")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
    }
}
