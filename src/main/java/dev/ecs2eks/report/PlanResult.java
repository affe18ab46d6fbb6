package dev.ecs2eks.report;

import dev.ecs2eks.plan.Plan;

/** One of the things that were to be planned together, and what came of it. */
public sealed interface PlanResult {

    /** A file's name, or {@code cluster/service}. */
    String source();

    record Planned(String source, Plan plan) implements PlanResult {}

    /**
     * There is no plan.
     *
     * @param error one line for a person
     */
    record NotPlanned(String source, String error) implements PlanResult {}
}
