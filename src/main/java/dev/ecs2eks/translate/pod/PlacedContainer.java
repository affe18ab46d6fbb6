package dev.ecs2eks.translate.pod;

import dev.ecs2eks.translate.subject.EcsContainer;

/**
 * A container with its place in the pod.
 *
 * @param awaitedHealthy whether others start only when its health check has passed
 * @param anyExitCode whether others start however it ends (condition COMPLETE)
 */
record PlacedContainer(EcsContainer container, Role role, boolean awaitedHealthy, boolean anyExitCode) {

    /** Whether it runs as long as the pod. */
    boolean keepsRunning() {
        return role != Role.INIT;
    }
}
