package dev.ecs2eks.migrate;

/** The reasons that conditions and events give; programs may rely on them. */
public final class Reason {

    /** Stage Plan is reached: the stored plan is that of the service as it is. */
    public static final String PLANNED = "Planned";
    /** Stage Deploy is reached: everything of the plan that takes no traffic is there and rolled out. */
    public static final String DEPLOYED = "Deployed";
    /** Steps are being taken. */
    public static final String PROGRESSING = "Progressing";
    /** Pods of a workload are not all ready yet. */
    public static final String ROLLING_OUT = "RollingOut";
    /** Kubernetes gave up waiting for the pods of a workload. */
    public static final String ROLLOUT_FAILED = "RolloutFailed";
    /** {@code spec.suspend}. */
    public static final String SUSPENDED = "Suspended";

    /** An older migration has the same ECS service. */
    public static final String SOURCE_CLAIMED = "SourceClaimed";
    /** The cluster, service or task definition does not exist. */
    public static final String SOURCE_MISSING = "SourceMissing";
    /** AWS refuses an action that reading needs. */
    public static final String SOURCE_DENIED = "SourceDenied";
    /** AWS asks to slow down. */
    public static final String SOURCE_THROTTLED = "SourceThrottled";
    /** AWS does not answer or fails. */
    public static final String SOURCE_UNREACHABLE = "SourceUnreachable";
    /** What was read is no usable service. */
    public static final String SOURCE_MALFORMED = "SourceMalformed";
    /** ECS is in the middle of a rollout, so no new plan is stored or applied; what was applied stays in force. */
    public static final String SOURCE_ROLLOUT_IN_PROGRESS = "SourceRolloutInProgress";
    /** ECS gave its last rollout up, so no new plan is stored or applied; what was applied stays in force. */
    public static final String SOURCE_ROLLOUT_FAILED = "SourceRolloutFailed";

    /** Findings that nobody accepted forbid applying the plan. */
    public static final String BLOCKING_FINDINGS = "BlockingFindings";
    /** No finding forbids applying the plan. */
    public static final String NOTHING_BLOCKS = "NothingBlocks";
    /** An object of the plan's name exists and belongs to somebody else. */
    public static final String FOREIGN_OBJECT = "ForeignObject";
    /** The ECS service does not run all it desires, so what runs in EKS is not removed. */
    public static final String ECS_NOT_SERVING = "EcsNotServing";

    /** The stored plan is up to date. */
    public static final String CURRENT = "Current";
    /** A new version of this program or of the cluster gives another plan; the stored one stays in force. */
    public static final String OUTDATED = "Outdated";

    /** Kubernetes refuses a write for good. */
    public static final String WRITE_REFUSED = "WriteRefused";
    /** Kubernetes fails or does not answer. */
    public static final String WRITE_FAILED = "WriteFailed";
    /** A bug: the operator's log has it. */
    public static final String INTERNAL_ERROR = "InternalError";

    /** The objects of a deleted migration stay. */
    public static final String RETAINED = "Retained";
    /** The objects of a deleted migration are gone. */
    public static final String REMOVED = "Removed";

    private Reason() {}
}
