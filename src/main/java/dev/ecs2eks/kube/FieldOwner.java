package dev.ecs2eks.kube;

/** The field managers that we apply as; managed fields of objects name them. */
public final class FieldOwner {

    /** Of manifests. */
    public static final String MANIFESTS = "ecs2eks";

    /** Of the number of replicas at creation; gives way to autoscalers (design §5, Replicas). */
    public static final String REPLICAS = "ecs2eks-replicas";

    private FieldOwner() {}
}
