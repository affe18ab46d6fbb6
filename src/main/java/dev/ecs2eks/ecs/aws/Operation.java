package dev.ecs2eks.ecs.aws;

import static dev.ecs2eks.ecs.aws.Limit.APPLICATION_AUTO_SCALING;
import static dev.ecs2eks.ecs.aws.Limit.CLOUDWATCH;
import static dev.ecs2eks.ecs.aws.Limit.CLOUD_MAP;
import static dev.ecs2eks.ecs.aws.Limit.EC2;
import static dev.ecs2eks.ecs.aws.Limit.ECS_CAPACITY_PROVIDER_READ;
import static dev.ecs2eks.ecs.aws.Limit.ECS_CLUSTER_READ;
import static dev.ecs2eks.ecs.aws.Limit.ECS_SERVICE_READ;
import static dev.ecs2eks.ecs.aws.Limit.ECS_SERVICE_REVISION_READ;
import static dev.ecs2eks.ecs.aws.Limit.ECS_TASK_DEFINITION_READ;
import static dev.ecs2eks.ecs.aws.Limit.ELASTIC_LOAD_BALANCING;

import java.time.Duration;
import java.util.Arrays;

/**
 * Every call that this package makes, the limit it counts against and for how long its answer may be used again (design
 * §8, mapping §6.1). {@code deploy/iam/read-only.json} allows exactly these.
 */
enum Operation {
    DESCRIBE_SERVICES("ecs:DescribeServices", ECS_SERVICE_READ, Age.NEVER_AGAIN),
    DESCRIBE_TASK_DEFINITION("ecs:DescribeTaskDefinition", ECS_TASK_DEFINITION_READ, Age.DAY),
    DESCRIBE_SERVICE_REVISIONS("ecs:DescribeServiceRevisions", ECS_SERVICE_REVISION_READ, Age.DAY),
    DESCRIBE_CLUSTERS("ecs:DescribeClusters", ECS_CLUSTER_READ, Age.QUARTER),
    DESCRIBE_CAPACITY_PROVIDERS("ecs:DescribeCapacityProviders", ECS_CAPACITY_PROVIDER_READ, Age.HOUR),

    DESCRIBE_SCALABLE_TARGETS("application-autoscaling:DescribeScalableTargets", APPLICATION_AUTO_SCALING, Age.QUARTER),
    DESCRIBE_SCALING_POLICIES("application-autoscaling:DescribeScalingPolicies", APPLICATION_AUTO_SCALING, Age.QUARTER),
    DESCRIBE_SCHEDULED_ACTIONS(
            "application-autoscaling:DescribeScheduledActions", APPLICATION_AUTO_SCALING, Age.QUARTER),
    DESCRIBE_ALARMS("cloudwatch:DescribeAlarms", CLOUDWATCH, Age.QUARTER),

    DESCRIBE_TARGET_GROUPS("elasticloadbalancing:DescribeTargetGroups", ELASTIC_LOAD_BALANCING, Age.QUARTER),
    DESCRIBE_TARGET_GROUP_ATTRIBUTES(
            "elasticloadbalancing:DescribeTargetGroupAttributes", ELASTIC_LOAD_BALANCING, Age.QUARTER),
    DESCRIBE_LOAD_BALANCERS("elasticloadbalancing:DescribeLoadBalancers", ELASTIC_LOAD_BALANCING, Age.HOUR),
    DESCRIBE_LOAD_BALANCER_ATTRIBUTES(
            "elasticloadbalancing:DescribeLoadBalancerAttributes", ELASTIC_LOAD_BALANCING, Age.HOUR),
    DESCRIBE_LISTENERS("elasticloadbalancing:DescribeListeners", ELASTIC_LOAD_BALANCING, Age.HOUR),
    DESCRIBE_LISTENER_ATTRIBUTES("elasticloadbalancing:DescribeListenerAttributes", ELASTIC_LOAD_BALANCING, Age.HOUR),
    DESCRIBE_LISTENER_CERTIFICATES(
            "elasticloadbalancing:DescribeListenerCertificates", ELASTIC_LOAD_BALANCING, Age.HOUR),
    DESCRIBE_RULES("elasticloadbalancing:DescribeRules", ELASTIC_LOAD_BALANCING, Age.HOUR),
    DESCRIBE_TAGS("elasticloadbalancing:DescribeTags", ELASTIC_LOAD_BALANCING, Age.HOUR),

    GET_SERVICE("servicediscovery:GetService", CLOUD_MAP, Age.HOUR),
    LIST_INSTANCES("servicediscovery:ListInstances", CLOUD_MAP, Age.HOUR),
    GET_NAMESPACE("servicediscovery:GetNamespace", CLOUD_MAP, Age.HOUR),

    DESCRIBE_SECURITY_GROUPS("ec2:DescribeSecurityGroups", EC2, Age.HOUR),
    DESCRIBE_SUBNETS("ec2:DescribeSubnets", EC2, Age.HOUR),

    DESCRIBE_SECRET("secretsmanager:DescribeSecret", Limit.SECRETS_MANAGER, Age.HOUR),
    DESCRIBE_PARAMETERS("ssm:DescribeParameters", Limit.SYSTEMS_MANAGER, Age.HOUR),

    GET_ROLE("iam:GetRole", Limit.IAM, Age.QUARTER),
    LIST_ATTACHED_ROLE_POLICIES("iam:ListAttachedRolePolicies", Limit.IAM, Age.HOUR),
    LIST_ROLE_POLICIES("iam:ListRolePolicies", Limit.IAM, Age.HOUR),
    GET_ROLE_POLICY("iam:GetRolePolicy", Limit.IAM, Age.HOUR),
    GET_POLICY("iam:GetPolicy", Limit.IAM, Age.HOUR),
    GET_POLICY_VERSION("iam:GetPolicyVersion", Limit.IAM, Age.DAY),
    GET_OIDC_PROVIDER("iam:GetOpenIDConnectProvider", Limit.IAM, Age.DAY);

    /** How long an answer may be used again. */
    private static final class Age {
        static final Duration NEVER_AGAIN = Duration.ZERO;
        static final Duration QUARTER = Duration.ofMinutes(15);
        static final Duration HOUR = Duration.ofHours(1);
        /** For what cannot change (a revision of a task definition, a version of a policy) or hardly ever does. */
        static final Duration DAY = Duration.ofDays(1);
    }

    private final String action;
    private final Limit limit;
    private final Duration age;

    Operation(String action, Limit limit, Duration age) {
        this.action = action;
        this.limit = limit;
        this.age = age;
    }

    /** The IAM action, {@code ecs:DescribeServices}. */
    String action() {
        return action;
    }

    Limit limit() {
        return limit;
    }

    Duration age() {
        return age;
    }

    /** The operation of that name in the SDK; no two services of ours share one. */
    static Operation named(String sdkName) {
        return Arrays.stream(values())
                .filter(operation -> operation.action.endsWith(":" + sdkName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(sdkName + " is not in the table of operations"));
    }
}
