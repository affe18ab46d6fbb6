package dev.ecs2eks.ecs;

/** What looking at a service gave. */
public sealed interface Observation {

    /** The service, with everything around it that could be read. */
    record Seen(EcsApplication application) implements Observation {}

    /**
     * No plan can be made from this.
     *
     * @param sentence what happened, to which thing, and what to do next; for a person
     */
    record NotSeen(Obstacle obstacle, String sentence) implements Observation {}

    /** Why a service could not be seen; decides whether time alone can heal it. */
    enum Obstacle {
        /** The cluster, service or task definition does not exist. */
        MISSING(false),
        /** Credentials lack an action. */
        DENIED(false),
        /** AWS asked to slow down. */
        THROTTLED(true),
        /** AWS answered with a server error, too late or not at all. */
        UNREACHABLE(true),
        /** What was read is no usable service. */
        MALFORMED(false);

        private final boolean healsByItself;

        Obstacle(boolean healsByItself) {
            this.healsByItself = healsByItself;
        }

        /** Whether a retry with back-off can be expected to help. */
        public boolean healsByItself() {
            return healsByItself;
        }
    }
}
