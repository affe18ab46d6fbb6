package dev.ecs2eks.migrate;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationSpec;
import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.api.Stage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything a decision rests on, as it was at one instant.
 *
 * @param planned empty when the source was not seen
 * @param trialDue whether the cluster should be asked again what it makes of a plan that it refused
 */
public record Situation(
        EcsMigration migration,
        Instant now,
        Cadence cadence,
        SourceState source,
        Optional<Planned> planned,
        ClusterState cluster,
        boolean trialDue) {

    /**
     * How often to look.
     *
     * @param poll at a source where nothing happens, and at what time alone does not heal
     * @param deletionWait how long a deletion waits for AWS before it leaves everything as it is
     */
    public record Cadence(Duration poll, Duration deletionWait) {}

    EcsMigrationSpec spec() {
        return migration.getSpec();
    }

    EcsMigrationStatus status() {
        var status = migration.getStatus();
        return status == null ? EcsMigrationStatus.empty() : status;
    }

    boolean isSuspended() {
        return Boolean.TRUE.equals(spec().suspend());
    }

    boolean isAsked(Stage stage) {
        return spec().stage() == stage;
    }

    /** Whether objects may exist. */
    boolean hasEntered(Stage stage) {
        return status().stage() == stage;
    }

    /** Whether everything was rolled out and nothing was written since. */
    boolean isDeployed() {
        return status().conditions().stream()
                .anyMatch(it -> it.type().equals("Deployed") && it.status().equals("True"));
    }

    int blockingFindings() {
        var findings = status().findings();
        return findings == null ? 0 : findings.blocking();
    }

    /** Whether an object of this name belongs to somebody else. */
    public boolean isForeign(HasMetadata manifest) {
        return cluster.objectsThatAre(ObjectState.Presence.FOREIGN).stream()
                .map(ObjectState::wanted)
                .anyMatch(it -> it.getKind().equals(manifest.getKind())
                        && it.getMetadata()
                                .getName()
                                .equals(manifest.getMetadata().getName()));
    }

    /** A newer plan exists, but only because this program or the cluster changed: the applied one stays in force. */
    public boolean isOutdated() {
        var plan = status().plan();
        return planned.isPresent()
                && cluster.stored().isPresent()
                && hasEntered(Stage.DEPLOY)
                && plan != null
                && cluster.stored().get().digest().equals(plan.applied())
                && !cluster.stored().get().digest().equals(planned.get().plan().digest())
                && !planned.get().key().asksForAnother(cluster.stored().get().key());
    }

    /**
     * The rollout of ECS that holds a new plan back: it is not finished, nobody accepted its finding, and the plan is not
     * the one that was applied. Stage Plan is never held back, because it applies nothing and the plan has the finding.
     */
    public Optional<SourceRollout> holdingRollout() {
        return isAsked(Stage.DEPLOY) && !isApplied() ? unfinishedRollout() : Optional.empty();
    }

    /** The rollout that ECS has not finished and nobody accepted. */
    Optional<SourceRollout> unfinishedRollout() {
        return source instanceof SourceState.Seen seen
                ? seen.rollout().filter(it -> !isAccepted(it))
                : Optional.empty();
    }

    /** Whether the plan that was applied stays in force although the service as it is gives another one. */
    public boolean isHeldBack() {
        return isOutdated() || holdingRollout().isPresent();
    }

    /** The same, with another plan in force. */
    public Situation comparedWith(ClusterState other) {
        return new Situation(migration, now, cadence, source, planned, other, trialDue);
    }

    /** The digest of the plan that was applied last; empty before. */
    public Optional<String> applied() {
        return Optional.ofNullable(status().plan()).map(EcsMigrationStatus.Plan::applied);
    }

    private boolean isAccepted(SourceRollout rollout) {
        return planned.stream()
                .flatMap(it -> it.plan().findings().stream())
                .anyMatch(finding -> finding.code().equals(rollout.code())
                        && finding.field().equals(rollout.field())
                        && finding.accepted().isPresent());
    }

    private boolean isApplied() {
        return applied().isPresent()
                && applied().equals(planned.map(it -> it.plan().digest()));
    }

    /**
     * The digest of the stored plan, where every object is there as it wants it: also where a crash came between the
     * last object and the status.
     */
    public Optional<String> planInForce() {
        var told = status().plan();
        return planned.map(it -> it.plan().digest())
                .filter(digest -> told != null && digest.equals(told.digest()))
                .filter(digest -> isAsked(Stage.DEPLOY) && hasEntered(Stage.DEPLOY))
                .filter(digest -> !cluster.objects().isEmpty()
                        && cluster.objects().stream().allMatch(it -> it.presence() == ObjectState.Presence.CURRENT));
    }
}
