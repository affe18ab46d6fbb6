package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;

/** The service once its copy is deployed: tasks that come and go in a rollout no longer shape the plan. */
public final class SteadyCounts {

    private SteadyCounts() {}

    /** The same service, running exactly what it desires. */
    public static EcsApplication of(EcsApplication application) {
        return new EcsApplication(
                application.task(),
                application.service().map(service -> service.toBuilder()
                        .runningCount(service.desiredCount())
                        .build()),
                application.scaling(),
                application.traffic(),
                application.identity(),
                application.surroundings(),
                application.oddities());
    }
}
