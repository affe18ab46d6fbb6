package dev.ecs2eks.cli.local;

import dev.ecs2eks.cli.local.Migrations.Rest;
import dev.ecs2eks.cli.local.Migrations.Rested;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One service at a time through emulator, operator and API server: Plan, a strict dry run of the plan, Deploy. */
public final class Trial {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Pods on fake nodes prove nothing: what counts is that their objects were accepted. */
    private static final Duration PATIENCE_FOR_PODS = Duration.ofSeconds(15);

    private static final Set<String> ROLLOUTS = Set.of("rollout-in-progress", "several-task-sets");

    private final Emulator aws;
    private final KubernetesClient administrator;
    private final boolean deploy;

    /**
     * A trial where an operator runs.
     *
     * @param deploy false stops after the dry run of the plan
     */
    public Trial(Emulator aws, KubernetesClient administrator, boolean deploy) {
        this.aws = aws;
        this.administrator = administrator;
        this.deploy = deploy;
    }

    /** Each service of the seed in a namespace of its own, which is gone afterwards. */
    public List<Verdict> of(SeedFolder.Seed seed) {
        try {
            aws.reset();
            var services = aws.seed(seed.bundle());
            return services.stream()
                    .map(service ->
                            of(services.size() == 1 ? seed.name() : seed.name() + "/" + service.service(), service))
                    .toList();
        } catch (LocalFailure failed) {
            return List.of(new Verdict.Failed(seed.name(), String.valueOf(failed.getMessage())));
        }
    }

    private Verdict of(String name, Emulator.Seeded service) {
        var migrations = Migrations.inNew(administrator, namespace(name));
        try {
            migrations.ask("trial", service, "Plan");
            var planned = migrations.await("trial", PATIENCE);
            var plan = StoredPlan.of(administrator, planned.migration());
            if (plan.configMaps().isEmpty()) {
                return new Verdict.Failed(name, planned.sentence());
            }
            var refusal = DryRun.refusal(administrator, migrations.namespace(), plan.manifests());
            if (refusal.isPresent()) {
                return new Verdict.Refused(name, Verdict.Counts.of(plan), refusal.get());
            }
            return deploy && plan.count(Severity.BLOCKING) == 0
                    ? deployed(name, service, plan, migrations)
                    : verdict(name, planned, plan);
        } catch (KubernetesClientException failed) {
            return new Verdict.Failed(name, DryRun.said(failed));
        } finally {
            migrations.delete("trial");
        }
    }

    private Verdict deployed(String name, Emulator.Seeded service, StoredPlan plan, Migrations migrations) {
        migrations.ask("trial", service, "Deploy", rollouts(plan));
        var deployed = migrations.await("trial", PATIENCE_FOR_PODS);
        if (deployed.rest() == Rest.LATE) {
            deployed = migrations.await("trial", PATIENCE);
        }
        return verdict(name, deployed, StoredPlan.of(administrator, deployed.migration()));
    }

    /** A bundle that was exported in the middle of a rollout stays there for ever. */
    private static List<Finding> rollouts(StoredPlan plan) {
        return plan.findings().stream()
                .filter(finding -> ROLLOUTS.contains(finding.code()))
                .map(finding -> finding.acceptedBecause("a trial of the version that rolls out"))
                .toList();
    }

    private static Verdict verdict(String name, Rested rested, StoredPlan plan) {
        var findings = Verdict.Counts.of(plan);
        if (findings.blocking() > 0) {
            var codes = plan.findings().stream()
                    .filter(finding -> finding.severity() == Severity.BLOCKING)
                    .map(Finding::code)
                    .distinct()
                    .toList();
            return new Verdict.Blocked(name, findings, plan.manifests().size(), codes);
        }
        var objects = plan.manifests().size();
        return switch (rested.rest()) {
            case READY -> new Verdict.Ready(name, findings, objects);
            case ROLLING_OUT -> new Verdict.RollingOut(name, findings, objects, rested.sentence());
            default -> new Verdict.Failed(name, rested.sentence());
        };
    }

    private static String namespace(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = plain.substring(0, Math.min(40, plain.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "try-" : "try-" + cut + "-";
    }
}
