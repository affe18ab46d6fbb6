package dev.ecs2eks.migrate;

import java.util.Optional;

/** What looking at the ECS service gave, as far as deciding needs it. */
public sealed interface SourceState {

    /**
     * The service was read.
     *
     * @param serving it is ACTIVE and runs all the tasks that it desires, at least one
     * @param settling it is ACTIVE and desires tasks, so waiting may make it serve
     * @param counts for people: {@code ACTIVE, 2 of 3 tasks running}
     * @param rollout that is not finished
     */
    record Seen(boolean serving, boolean settling, String counts, Optional<SourceRollout> rollout)
            implements SourceState {}

    /**
     * No plan can be made.
     *
     * @param reason one of {@link Reason}
     * @param tries how often in a row, this one included
     */
    record Obstructed(String reason, String sentence, boolean healsByItself, int tries) implements SourceState {}

    /** An older migration has the same ECS service; it was not even looked at. */
    record Claimed(String by) implements SourceState {}
}
