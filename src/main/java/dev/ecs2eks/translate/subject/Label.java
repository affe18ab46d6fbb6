package dev.ecs2eks.translate.subject;

/** Labels and annotations that plans write. Annotations under our domain hold JSON maps where names could outgrow keys. */
public final class Label {

    public static final String NAME = "app.kubernetes.io/name";
    public static final String INSTANCE = "app.kubernetes.io/instance";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String ECS2EKS = "ecs2eks";

    /** The stage an object belongs to; absent: {@code Deploy}. */
    public static final String STAGE = "ecs2eks.dev/stage";

    public static final String INITIAL_REPLICAS = "ecs2eks.dev/initial-replicas";
    public static final String SERVICE_ARN = "ecs2eks.dev/service-arn";
    public static final String DESCRIPTION = "ecs2eks.dev/description";
    public static final String CLUSTER_ARN = "ecs2eks.dev/cluster-arn";
    public static final String TASK_DEFINITION = "ecs2eks.dev/task-definition";
    public static final String FAMILY = "ecs2eks.dev/family";
    public static final String ORIGINAL_NAMES = "ecs2eks.dev/original-names";
    /** Images by their tags, where digests are written. */
    public static final String IMAGE_TAGS = "ecs2eks.dev/image-tags";

    public static final String DOCKER_LABELS = "ecs2eks.dev/docker-labels";
    public static final String ECS_TAGS = "ecs2eks.dev/ecs-tags";

    private Label() {}
}
