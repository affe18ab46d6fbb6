package dev.ecs2eks.migrate;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** An object that the stage wants, and how the cluster has it. */
public record ObjectState(HasMetadata wanted, Presence presence) {

    public enum Presence {
        MISSING,
        /** Ours, and exactly as wanted. */
        CURRENT,
        /** Ours, but not as wanted: a new plan, or somebody changed it. */
        DIFFERENT,
        /** Somebody else's. */
        FOREIGN
    }

    /** {@code Deployment checkout}. */
    public String name() {
        return wanted.getKind() + " " + wanted.getMetadata().getName();
    }
}
