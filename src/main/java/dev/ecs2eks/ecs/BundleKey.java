package dev.ecs2eks.ecs;

import java.util.List;

/** The top-level keys of a bundle, in the order of the document that findings are sorted by. */
public final class BundleKey {

    public static final String TASK_DEFINITION = "taskDefinition";
    public static final String SERVICE = "service";
    public static final String TAGS = "tags";
    public static final String CLUSTER = "cluster";
    public static final String SCALABLE_TARGETS = "scalableTargets";
    public static final String SCALING_POLICIES = "scalingPolicies";
    public static final String SCHEDULED_ACTIONS = "scheduledActions";
    public static final String TARGET_GROUPS = "targetGroups";
    public static final String LOAD_BALANCERS = "loadBalancers";
    public static final String LISTENERS = "listeners";
    public static final String RULES = "rules";
    public static final String CLOUD_MAP_SERVICES = "cloudMapServices";
    public static final String CLOUD_MAP_NAMESPACES = "cloudMapNamespaces";
    public static final String ROLES = "roles";
    public static final String ALARMS = "alarms";
    public static final String EKS = "eks";
    public static final String SERVICE_REVISIONS = "serviceRevisions";
    public static final String CAPACITY_PROVIDERS = "capacityProviders";
    public static final String SECRETS = "secrets";
    public static final String PARAMETERS = "parameters";
    public static final String SECURITY_GROUPS = "securityGroups";
    public static final String SUBNETS = "subnets";
    public static final String OIDC_PROVIDER = "oidcProvider";

    /** All of them, in document order. */
    public static final List<String> ALL = List.of(
            TASK_DEFINITION,
            SERVICE,
            TAGS,
            CLUSTER,
            SCALABLE_TARGETS,
            SCALING_POLICIES,
            SCHEDULED_ACTIONS,
            TARGET_GROUPS,
            LOAD_BALANCERS,
            LISTENERS,
            RULES,
            CLOUD_MAP_SERVICES,
            CLOUD_MAP_NAMESPACES,
            ROLES,
            ALARMS,
            EKS,
            SERVICE_REVISIONS,
            CAPACITY_PROVIDERS,
            SECRETS,
            PARAMETERS,
            SECURITY_GROUPS,
            SUBNETS,
            OIDC_PROVIDER);

    /** Where the part that a pointer leads into stands among all; those that nobody knows come last. */
    public static int position(String pointer) {
        var parts = pointer.split("/", 3);
        var known = parts.length < 2 ? -1 : ALL.indexOf(parts[1]);
        return known < 0 ? ALL.size() : known;
    }

    private BundleKey() {}
}
