package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.migrate.BackOff;
import dev.ecs2eks.migrate.Decider;
import dev.ecs2eks.migrate.Reason;
import dev.ecs2eks.migrate.Situation;
import dev.ecs2eks.migrate.Step;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.BaseControl;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the world one step closer to what a migration asks for. */
@ControllerConfiguration(
        name = "ecsmigration",
        finalizerName = "ecs2eks.dev/objects",
        fieldManager = EcsMigrationReconciler.STATUS_MANAGER)
class EcsMigrationReconciler implements Reconciler<EcsMigration>, Cleaner<EcsMigration> {

    static final String STATUS_MANAGER = "ecs2eks-status";

    private static final Logger LOG = LoggerFactory.getLogger("dev.ecs2eks.operator");

    private final Observer observer;
    private final Situations situations;
    private final StepRunner steps;
    private final Journal journal;
    private final Watches watches;
    private final OperatorSettings settings;
    private final Clock clock;
    private volatile boolean stopping;

    EcsMigrationReconciler(
            Observer observer,
            Situations situations,
            StepRunner steps,
            Journal journal,
            Watches watches,
            OperatorSettings settings,
            Clock clock) {
        this.observer = observer;
        this.situations = situations;
        this.steps = steps;
        this.journal = journal;
        this.watches = watches;
        this.settings = settings;
        this.clock = clock;
    }

    private record Turn(Step step, Outcome outcome, EcsMigrationStatus status) {}

    @Override
    public UpdateControl<EcsMigration> reconcile(EcsMigration migration, Context<EcsMigration> context) {
        var turn = turn(migration, context);
        var control = turn.status().equals(migration.getStatus())
                ? UpdateControl.<EcsMigration>noUpdate()
                : UpdateControl.patchStatus(withStatus(migration, turn.status()));
        return comeBack(control, turn);
    }

    @Override
    public DeleteControl cleanup(EcsMigration migration, Context<EcsMigration> context) {
        var turn = turn(migration, context);
        if (turn.step() instanceof Step.Release) {
            return DeleteControl.defaultDelete();
        }
        if (!turn.status().equals(migration.getStatus())) {
            context.resourceOperations().serverSideApplyPrimaryStatus(withStatus(migration, turn.status()));
        }
        return comeBack(DeleteControl.noFinalizerRemoval(), turn);
    }

    private Turn turn(EcsMigration migration, Context<EcsMigration> context) {
        var observed = observer.observe(migration, context); // ECS, the cluster, the clock: all reads
        Situation situation = situations.of(observed); // pure
        var step = Decider.next(situation); // pure
        var outcome = steps.carryOut(step, situation, observed); // the one write
        var status = Report.of(situation, observed, step, outcome); // pure
        journal.tell(observed, step, outcome, status);
        return new Turn(step, outcome, status);
    }

    @Override
    public List<EventSource<?, EcsMigration>> prepareEventSources(EventSourceContext<EcsMigration> context) {
        context.getPrimaryCache().addIndexer(Claims.INDEX, it -> Claims.key(it, settings.region()));
        return watches.always(context);
    }

    /** Before the watches stop: what fails from then on is no news. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }

    /** A failure that is no value: the API server cannot be read, or a bug. Neither ends the operator. */
    @Override
    public ErrorStatusUpdateControl<EcsMigration> updateErrorStatus(
            EcsMigration migration, Context<EcsMigration> context, Exception failure) {
        if (stopping) {
            return ErrorStatusUpdateControl.noStatusUpdate();
        }
        var outside = failure instanceof KubernetesClientException;
        LOG.error(
                "{}/{}",
                migration.getMetadata().getNamespace(),
                migration.getMetadata().getName(),
                failure);
        var before = Optional.ofNullable(migration.getStatus()).orElseGet(EcsMigrationStatus::empty);
        var conditions = Conditions.ofFailure(
                outside ? Reason.WRITE_FAILED : Reason.INTERNAL_ERROR,
                outside
                        ? "The Kubernetes API does not answer as expected; it is tried again."
                        : "A bug in ecs2eks (" + failure.getClass().getSimpleName()
                                + "): its log has the details; it is tried again.",
                before.conditions(),
                migration.getMetadata().getGeneration(),
                clock.instant());
        var tries = context.getRetryInfo().map(RetryInfo::getAttemptCount).orElse(0);
        return ErrorStatusUpdateControl.patchStatus(withStatus(migration, before.with(conditions)))
                .rescheduleAfter(BackOff.after(tries + 1));
    }

    private static <T extends BaseControl<T>> T comeBack(T control, Turn turn) {
        if (turn.outcome() instanceof Outcome.Failed failed) {
            return control.rescheduleAfter(BackOff.after(failed.healsByItself() ? failed.tries() : 7));
        }
        var step = turn.step();
        if (step instanceof Step.Wait wait) {
            return control.rescheduleAfter(wait.lookAgain());
        }
        if (step instanceof Step.Stop stop) {
            return control.rescheduleAfter(stop.lookAgain());
        }
        if (step instanceof Step.Done done) {
            return control.rescheduleAfter(done.lookAgain());
        }
        return step instanceof Step.Remove ? control.rescheduleAfter(1000) : control.reschedule();
    }

    /** Server-side apply of the status alone: a fresh object holds nothing else. */
    private static EcsMigration withStatus(EcsMigration migration, EcsMigrationStatus status) {
        var fresh = new EcsMigration();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(migration.getMetadata().getName())
                .withNamespace(migration.getMetadata().getNamespace())
                .build());
        fresh.setStatus(status);
        return fresh;
    }
}
