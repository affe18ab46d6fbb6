package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.migrate.ClusterState;
import dev.ecs2eks.migrate.Planned;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.Situation.Cadence;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanKey;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.plan.Restrictions;
import dev.ecs2eks.plan.SpecOptions;
import dev.ecs2eks.plan.SteadyCounts;
import dev.ecs2eks.translate.fields.FieldMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From what was read to what a decision rests on: plans, and compares the plan with the cluster. */
@ApplicationScoped
class Situations {

    private static final String INITIAL_REPLICAS = "ecs2eks.dev/initial-replicas";

    private final Recollection recollection;
    private final Cadence cadence;
    private final String version;

    Situations(
            Recollection recollection,
            OperatorSettings settings,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.recollection = recollection;
        this.cadence = new Cadence(settings.pollInterval(), settings.deletionWait());
        this.version = version;
    }

    Situation of(Observed observed) {
        var migration = observed.migration();
        var planned = observed.application().map(application -> plan(application, observed));
        var newest = new Situation(
                migration,
                observed.at(),
                cadence,
                observed.source(),
                planned,
                compared(planned.map(Planned::plan), observed),
                trialDue(migration, observed));
        return newest.isHeldBack() ? newest.comparedWith(compared(AppliedPlan.of(newest, observed), observed)) : newest;
    }

    private ClusterState compared(Optional<Plan> plan, Observed observed) {
        return Comparison.of(observed.migration(), plan, observed.live(), recollection);
    }

    private Planned plan(EcsApplication seen, Observed observed) {
        var migration = observed.migration();
        var namespace = migration.getMetadata().getNamespace();
        var deployed = status(migration).stage() == Stage.DEPLOY;
        var application = deployed ? SteadyCounts.of(seen) : seen;
        var options = SpecOptions.of(
                migration.getSpec(),
                namespace,
                deployed ? replicasSoFar(migration, observed.live()) : OptionalInt.empty());
        var accepted = SpecOptions.accepted(migration.getSpec());
        var translated = Planner.plan(application, observed.target(), options, accepted);
        var plan = Planner.withFindings(
                translated, Restrictions.of(translated.manifests(), FieldMap.compiled()), accepted);
        var key = PlanKey.of(application, options, accepted, version, observed.target());
        return Planned.of(plan, key, accepted);
    }

    /** A plan that the cluster refused is tried again now and then: a quota may have been raised. */
    private boolean trialDue(EcsMigration migration, Observed observed) {
        var findings = status(migration).findings();
        return findings != null
                && findings.blocking() > 0
                && recollection.trialIsOlderThan(
                        cadence.poll(), migration.getMetadata().getUid(), observed.at());
    }

    /** As the workload says, or the stored plan where somebody deleted the workload. */
    private static OptionalInt replicasSoFar(EcsMigration migration, LiveObjects live) {
        var plan = status(migration).plan();
        var applied = plan != null && plan.applied() != null;
        return live.ours().stream()
                .filter(object -> applied || !object.kind().equals("ConfigMap"))
                .sorted(Comparator.comparing(object -> object.kind().equals("ConfigMap")))
                .map(object -> object.annotations().get(INITIAL_REPLICAS))
                .filter(text -> text != null && text.matches("\\d{1,6}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    private static EcsMigrationStatus status(EcsMigration migration) {
        var status = migration.getStatus();
        return status == null ? EcsMigrationStatus.empty() : status;
    }
}
