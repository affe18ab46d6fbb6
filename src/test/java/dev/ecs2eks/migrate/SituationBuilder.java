package dev.ecs2eks.migrate;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationSpec;
import dev.ecs2eks.api.EcsMigrationSpec.DeletionPolicy;
import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.api.EcsMigrationStatus.Condition;
import dev.ecs2eks.api.EcsMigrationStatus.FindingCounts;
import dev.ecs2eks.api.EcsMigrationStatus.InventoryEntry;
import dev.ecs2eks.api.Stage;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.migrate.ObjectState.Presence;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.PlanKey;
import dev.ecs2eks.plan.PlanMark;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Situations by what differs from the quiet one: a service that serves, deployed, with nothing to do. */
public final class SituationBuilder {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final PlanKey KEY = new PlanKey("source", "spec", "1.0", "cluster");
    public static final Plan PLAN = plan("sha256:1");
    public static final InventoryEntry DEPLOYMENT = new InventoryEntry("apps/v1", "Deployment", "checkout", "uid-1");

    private Stage asked = Stage.DEPLOY;
    private Stage entered = Stage.DEPLOY;
    private boolean suspended;
    private Optional<Instant> deleted = Optional.empty();
    private DeletionPolicy policy = DeletionPolicy.DELETE;
    private SourceState source = seen(true, true, "ACTIVE, 2 of 2 tasks running");
    private Planned planned = new Planned(PLAN, KEY, "findings");
    private Optional<PlanMark> stored = Optional.of(new PlanMark("sha256:1", "findings", KEY, 1));
    private Optional<PlanMark> next = Optional.empty();
    private EcsMigrationStatus.Plan told = new EcsMigrationStatus.Plan("sha256:1", "sha256:1", List.of());
    private int blocking;
    private boolean readable = true;
    private boolean trialDue;
    private boolean deployed;
    private List<ObjectState> objects = List.of(new ObjectState(deployment(), Presence.CURRENT));
    private List<WorkloadState> workloads = List.of();
    private List<InventoryEntry> inventory = List.of(DEPLOYMENT);
    private List<InventoryEntry> leftovers = List.of();

    public static SituationBuilder quiet() {
        return new SituationBuilder();
    }

    /** A service that is in no rollout. */
    public static SourceState.Seen seen(boolean serving, boolean settling, String counts) {
        return new SourceState.Seen(serving, settling, counts, Optional.empty());
    }

    public static Plan plan(String digest) {
        var service = new ServiceBuilder()
                .withNewMetadata()
                .withName("checkout")
                .endMetadata()
                .build();
        return new Plan(List.of(deployment(), service), List.of(), List.of(), digest);
    }

    public static Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("checkout")
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build();
    }

    public SituationBuilder asked(Stage stage) {
        asked = stage;
        return this;
    }

    public SituationBuilder entered(Stage stage) {
        entered = stage;
        return this;
    }

    public SituationBuilder suspended() {
        suspended = true;
        return this;
    }

    public SituationBuilder deletedAgo(Duration ago) {
        deleted = Optional.of(NOW.minus(ago));
        return this;
    }

    public SituationBuilder retained() {
        policy = DeletionPolicy.RETAIN;
        return this;
    }

    public SituationBuilder source(SourceState state) {
        source = state;
        return this;
    }

    /** It serves, and is in this rollout. */
    public SituationBuilder source(SourceRollout rollout) {
        source = new SourceState.Seen(true, true, "ACTIVE, 2 of 2 tasks running", Optional.of(rollout));
        return this;
    }

    /** The newest plan has this finding. */
    public SituationBuilder finding(Finding finding) {
        var plan = planned.plan();
        planned = new Planned(
                new Plan(plan.manifests(), List.of(finding), List.of(), plan.digest()), planned.key(), "others");
        return this;
    }

    public SituationBuilder planned(String digest, PlanKey key) {
        planned = new Planned(plan(digest), key, "findings");
        return this;
    }

    public SituationBuilder findings(String digest) {
        planned = new Planned(planned.plan(), planned.key(), digest);
        return this;
    }

    public SituationBuilder notStored() {
        stored = Optional.empty();
        return this;
    }

    public SituationBuilder notTold() {
        told = new EcsMigrationStatus.Plan(null, null, List.of());
        return this;
    }

    /** The stored plan does not come back as it was. */
    public SituationBuilder unreadable() {
        readable = false;
        return this;
    }

    /** Nothing was applied yet. */
    public SituationBuilder notApplied() {
        told = new EcsMigrationStatus.Plan(told.digest(), null, List.of());
        return this;
    }

    public SituationBuilder waiting(String digest, PlanKey key) {
        next = Optional.of(new PlanMark(digest, "findings", key, 1));
        return this;
    }

    public SituationBuilder blocking(int count) {
        blocking = count;
        return this;
    }

    public SituationBuilder trialDue() {
        trialDue = true;
        return this;
    }

    public SituationBuilder deployed() {
        deployed = true;
        return this;
    }

    public SituationBuilder objects(Presence... presences) {
        objects = Arrays.stream(presences)
                .map(presence -> new ObjectState(deployment(), presence))
                .toList();
        return this;
    }

    public SituationBuilder workload(WorkloadState workload) {
        workloads = List.of(workload);
        return this;
    }

    public SituationBuilder inventory(InventoryEntry... entries) {
        inventory = List.of(entries);
        return this;
    }

    public SituationBuilder leftovers(InventoryEntry... entries) {
        leftovers = List.of(entries);
        return this;
    }

    public Situation build() {
        var newest = source instanceof SourceState.Seen ? Optional.of(planned) : Optional.<Planned>empty();
        var situation = new Situation(
                migration(),
                NOW,
                new Situation.Cadence(Duration.ofMinutes(5), Duration.ofMinutes(10)),
                source,
                newest,
                cluster(newest.map(Planned::plan)),
                trialDue);
        return situation.isHeldBack() ? situation.comparedWith(cluster(applied())) : situation;
    }

    /** As the operator reads it back: only the stored plan can be. */
    private Optional<Plan> applied() {
        return readable && told.applied() != null
                ? stored.filter(mark -> mark.digest().equals(told.applied())).map(mark -> PLAN)
                : Optional.empty();
    }

    /** Without a plan in force nothing is wanted. */
    private ClusterState cluster(Optional<Plan> inForce) {
        return inForce.isPresent()
                ? new ClusterState(stored, next, inForce, objects, workloads, inventory, leftovers)
                : new ClusterState(stored, next, inForce, List.of(), List.of(), inventory, List.of());
    }

    private EcsMigration migration() {
        var migration = new EcsMigration();
        var metadata = new ObjectMetaBuilder()
                .withName("checkout")
                .withNamespace("shop")
                .withUid("uid-0")
                .withGeneration(3L)
                .build();
        deleted.ifPresent(at -> metadata.setDeletionTimestamp(at.toString()));
        migration.setMetadata(metadata);
        migration.setSpec(new EcsMigrationSpec(
                new EcsMigrationSpec.Source("prod", "checkout", null, null),
                asked,
                suspended,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                policy));
        var conditions = new ArrayList<Condition>();
        if (deployed) {
            conditions.add(new Condition("Deployed", "True", "Deployed", "", NOW.toString(), 3L));
        }
        migration.setStatus(new EcsMigrationStatus(
                3L,
                entered,
                conditions,
                null,
                told,
                new FindingCounts(blocking, 0, 0, "", List.of()),
                null,
                inventory));
        return migration;
    }
}
