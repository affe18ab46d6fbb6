package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.api.EcsMigrationStatus.Condition;
import dev.ecs2eks.migrate.Step;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells people and machines what a reconcile changed: events and metrics. */
@ApplicationScoped
class Journal {

    private final Events events;
    private final MeterRegistry metrics;

    Journal(Events events, MeterRegistry metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    void tell(Observed observed, Step step, Outcome outcome, EcsMigrationStatus now) {
        metrics.counter(
                        "ecs2eks.steps",
                        "step",
                        step.getClass().getSimpleName(),
                        "outcome",
                        outcome.getClass().getSimpleName())
                .increment();
        if (outcome instanceof Outcome.Stored stored) {
            stored.plan().findings().forEach(finding -> metrics.counter(
                            "ecs2eks.findings", "severity", finding.severity().label())
                    .increment());
        }
        if (step instanceof Step.Release release) {
            events.tell(observed.migration(), false, release.reason(), release.sentence());
            return;
        }
        var before = Optional.ofNullable(observed.migration().getStatus()).orElseGet(EcsMigrationStatus::empty);
        var ready = ready(now);
        var changed =
                !ready(before).map(it -> it.status() + it.reason()).equals(ready.map(it -> it.status() + it.reason()));
        if (changed && !(step.isOneOfMany() && !(outcome instanceof Outcome.Failed))) {
            ready.ifPresent(it -> events.tell(observed.migration(), isWarning(now), it.reason(), it.message()));
        }
    }

    private static boolean isWarning(EcsMigrationStatus status) {
        return status.conditions().stream().anyMatch(it -> it.type().equals(Conditions.STALLED));
    }

    private static Optional<Condition> ready(EcsMigrationStatus status) {
        return status.conditions().stream()
                .filter(it -> it.type().equals(Conditions.READY))
                .findFirst();
    }
}
