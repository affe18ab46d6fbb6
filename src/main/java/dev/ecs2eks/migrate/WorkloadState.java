package dev.ecs2eks.migrate;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.OptionalInt;

/**
 * A workload that exists.
 *
 * @param initialReplicas to set once, where an autoscaler has the count; empty where the manifest has it
 * @param replicas as it is now
 */
public record WorkloadState(
        HasMetadata wanted, OptionalInt initialReplicas, int replicas, ReplicasOwner owner, Rollout rollout) {

    /** Who last set the number of replicas, as managed fields say. */
    public enum ReplicasOwner {
        /** Nobody: the API server's default of 1 stands. */
        NOBODY,
        /** The manager of applied manifests: dropping the field would reset it to 1. */
        APPLIED,
        /** Our manager of initial counts, which holds more than the count since the workload was created. */
        INITIAL_WITH_MORE,
        /** Our manager of initial counts alone, an autoscaler or a person. */
        SETTLED
    }

    public enum Rollout {
        COMPLETE,
        PROGRESSING,
        /** Kubernetes gave up waiting. */
        FAILED
    }

    /** {@code Deployment checkout}. */
    String name() {
        return wanted.getKind() + " " + wanted.getMetadata().getName();
    }
}
