package dev.ecs2eks.translate;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.fields.FieldMap;
import dev.ecs2eks.translate.fields.Sweep;
import dev.ecs2eks.translate.identity.Roles;
import dev.ecs2eks.translate.identity.ServiceAccounts;
import dev.ecs2eks.translate.identity.TrustPolicies;
import dev.ecs2eks.translate.logging.LogRouting;
import dev.ecs2eks.translate.network.Frontends;
import dev.ecs2eks.translate.network.NetworkPolicies;
import dev.ecs2eks.translate.network.SecurityGroups;
import dev.ecs2eks.translate.network.Services;
import dev.ecs2eks.translate.origin.Origins;
import dev.ecs2eks.translate.placement.Placements;
import dev.ecs2eks.translate.pod.PodTemplates;
import dev.ecs2eks.translate.rollout.DisruptionBudgets;
import dev.ecs2eks.translate.rollout.Workloads;
import dev.ecs2eks.translate.scaling.Autoscalers;
import dev.ecs2eks.translate.secrets.ExternalSecrets;
import dev.ecs2eks.translate.storage.Volumes;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Resolution;
import dev.ecs2eks.translate.subject.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;

/**
 * Turns an observed ECS service into the equal Kubernetes objects. Pure: same input, same output to the byte. This is
 * the table of contents; each line is a part with one public method.
 */
public final class Translator {

    private Translator() {}

    /** Never fails on input: whatever cannot be carried over is a finding. */
    public static Translation translate(EcsApplication application, Target target, Options options) {
        var findings = new Findings(FieldMap.compiled());
        var subject = Resolution.of(application, target, options, findings);
        AssumedTarget.of(subject, findings);
        Origins.of(subject, findings);

        var serviceAccount = ServiceAccounts.of(subject, findings);
        var awsChanges = TrustPolicies.of(subject, findings);
        Roles.of(subject, findings);
        var secrets = ExternalSecrets.of(subject, findings);
        var storage = Volumes.of(subject, findings);
        var securityGroups = SecurityGroups.of(subject, findings);
        var networkPolicy = NetworkPolicies.of(subject, findings);
        var services = Services.of(subject, findings);

        var autoscaler = Autoscalers.of(subject, findings);
        var template = PodTemplates.of(
                subject,
                secrets,
                storage,
                Placements.of(subject, findings),
                LogRouting.of(subject, findings),
                findings);
        var workload = Workloads.of(subject, template, autoscaler.isPresent(), findings);
        var budget = DisruptionBudgets.of(subject, autoscaler.isPresent(), findings);
        var frontend = Frontends.of(subject, findings);
        Sweep.over(application, findings);

        // an object comes after those it needs: pods must not start before their identity, secrets and security groups
        var manifests = new ArrayList<HasMetadata>();
        manifests.add(serviceAccount);
        manifests.addAll(secrets.manifests());
        manifests.addAll(storage.manifests());
        securityGroups.ifPresent(manifests::add);
        networkPolicy.ifPresent(manifests::add);
        manifests.addAll(services);
        manifests.add(workload);
        budget.ifPresent(manifests::add);
        autoscaler.ifPresent(manifests::add);
        manifests.addAll(frontend);
        return new Translation(manifests, findings.sorted(new DocumentOrder()), awsChanges);
    }
}
