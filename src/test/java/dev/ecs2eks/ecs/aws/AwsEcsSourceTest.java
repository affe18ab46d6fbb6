package dev.ecs2eks.ecs.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Identity.ObservedRole;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.ecs.Traffic.ObservedTargetGroup;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;

/** What one look at a service gives. */
class AwsEcsSourceTest {

    static final ServiceReference CHECKOUT =
            new ServiceReference("prod", "checkout", Optional.empty(), Optional.empty());

    private final StubAws aws = new StubAws();

    @Test
    void the_service_comes_with_its_tags_and_its_task_definition() {
        var seen = seen();

        assertThat(seen.service().orElseThrow().desiredCount()).isEqualTo(3);
        assertThat(seen.service().orElseThrow().tags()).containsExactly(tag("team", "shop"));
        assertThat(seen.taskDefinition().revision()).isEqualTo(7);
        assertThat(seen.task().tags()).containsExactly(tag("cost", "42"));
    }

    @Test
    void T03a_tags_are_asked_for_because_AWS_leaves_them_out_otherwise() {
        seen();

        assertThat(asked("DescribeServices")).contains("\"include\":[\"TAGS\"]");
        assertThat(asked("DescribeTaskDefinition")).contains("\"include\":[\"TAGS\"]");
    }

    @Test
    void scaling_is_read_by_the_name_that_Application_Auto_Scaling_gives_the_service() {
        var scaling = seen().scaling();

        assertThat(asked("DescribeScalableTargets")).contains("service/prod/checkout");
        assertThat(scaling.targets().values()).hasSize(1);
        assertThat(scaling.policies().values())
                .extracting(ScalingPolicy::policyName)
                .containsExactly("cpu", "queue");
        assertThat(scaling.scheduledActions().values()).hasSize(1);
    }

    @Test
    void alarms_are_those_of_step_policies_and_of_deployments_in_that_order() {
        assertThat(seen().scaling().alarms().values())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("checkout-queue", "checkout-5xx");
        assertThat(asked("DescribeAlarms")).doesNotContain("TargetTracking");
    }

    @Test
    void target_groups_stand_in_the_order_in_which_the_service_names_them() {
        var groups = seen().traffic().targetGroups();

        assertThat(groups.missing()).isEmpty();
        assertThat(groups.values())
                .extracting(seen -> seen.group().targetGroupArn())
                .satisfiesExactly(first -> assertThat(first).endsWith("checkout/aaaa"), second -> assertThat(second)
                        .endsWith("admin/bbbb"));
        assertThat(groups.values())
                .extracting(ObservedTargetGroup::attributes)
                .allSatisfy(attributes -> assertThat(attributes).hasSize(1));
    }

    @Test
    void target_groups_and_load_balancers_bring_their_tags() {
        var traffic = seen().traffic();

        assertThat(traffic.targetGroups().values())
                .extracting(group -> group.tags().size())
                .containsExactly(1, 0);
        assertThat(traffic.loadBalancers().values()).singleElement().satisfies(balancer -> assertThat(balancer.tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key()).isEqualTo("cost-center")));
    }

    @Test
    void no_call_for_tags_names_more_than_twenty() {
        var balancers = IntStream.range(0, 25)
                .mapToObj(i -> "{\"targetGroupArn\":\"arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/g/%d\"}"
                        .formatted(i))
                .collect(Collectors.joining(","));
        aws.answering(
                "DescribeServices",
                StubAws.wire("DescribeServices")
                        .replaceFirst("\"loadBalancers\": \\[", "\"loadBalancers\": [" + balancers + ","));
        aws.answering("DescribeTargetGroups", groups(25));

        seen();

        assertThat(aws.asked)
                .filteredOn(asked -> asked.operation().equals("DescribeTags"))
                .extracting(asked -> asked.body().split("ResourceArns.member").length - 1)
                .contains(20, 5);
    }

    private static String groups(int count) {
        var groups = IntStream.range(0, count)
                .mapToObj(i -> "<member><TargetGroupArn>arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/g/%d"
                        .formatted(i)
                        .concat("</TargetGroupArn></member>"))
                .collect(Collectors.joining());
        return "<DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups>" + groups
                + "</TargetGroups></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>";
    }

    @Test
    void of_a_shared_load_balancer_what_leads_to_the_service_is_kept_and_what_guards_it() {
        var traffic = seen().traffic();

        assertThat(traffic.loadBalancers().values()).hasSize(1);
        assertThat(traffic.listeners().values()).singleElement().satisfies(seen -> {
            assertThat(seen.listener().port()).isEqualTo(443);
            assertThat(seen.attributes()).hasSize(1);
            assertThat(seen.certificates())
                    .extracting(Certificate::certificateArn)
                    .containsExactly("arn:aws:acm:eu-west-1:111122223333:certificate/two");
        });
        assertThat(traffic.rules().values())
                .extracting(Rule::ruleArn)
                .containsExactly(
                        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shop/cccc/https/checkout",
                        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shop/cccc/https/guard");
    }

    @Test
    void registries_bring_their_namespace() {
        var traffic = seen().traffic();

        assertThat(traffic.cloudMapServices().values()).singleElement().satisfies(seen -> {
            assertThat(seen.service().name()).isEqualTo("checkout");
            assertThat(seen.instances()).extracting(InstanceSummary::id).containsExactly("1f0e", "by-hand");
        });
        assertThat(traffic.cloudMapNamespaces().values())
                .singleElement()
                .satisfies(namespace -> assertThat(namespace.name()).isEqualTo("shop.local"));
    }

    @Test
    void T03_registries_of_a_task_set_are_read_too() {
        aws.answering(
                "DescribeServices",
                """
                {"services":[{"serviceName":"checkout","serviceArn":"arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout",
                  "clusterArn":"arn:aws:ecs:eu-west-1:111122223333:cluster/prod","deploymentController":{"type":"EXTERNAL"},
                  "taskSets":[{"status":"PRIMARY","taskDefinition":"arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout:7",
                    "serviceRegistries":[{"registryArn":"arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-checkout"}]}]}]}
                """);

        assertThat(seen().traffic().cloudMapServices().values()).hasSize(1);
    }

    @Test
    void the_cluster_the_running_revision_and_the_capacity_providers_are_there() {
        var around = seen().surroundings();

        assertThat(around.cluster().orElseThrow().settings()).hasSize(1);
        assertThat(around.serviceRevisions().values()).singleElement().satisfies(revision -> assertThat(
                        revision.containerImages().get(0).imageDigest())
                .isEqualTo("sha256:0123"));
        assertThat(around.capacityProviders().values()).hasSize(1);
        assertThat(around.eks()).isEmpty();
    }

    @Test
    void the_network_is_that_of_the_tasks_and_of_the_load_balancer_in_front_of_them() {
        var network = seen().surroundings().network();

        assertThat(asked("DescribeSecurityGroups"))
                .contains("Filter.1.Name=group-id", "=sg-checkout", "=sg-gone", "=sg-alb");
        assertThat(network.securityGroups().values())
                .extracting(SecurityGroup::groupId)
                .containsExactly("sg-checkout", "sg-alb");
        assertThat(network.securityGroup("sg-checkout").orElseThrow().ipPermissions())
                .singleElement()
                .satisfies(permission -> assertThat(permission.userIdGroupPairs())
                        .extracting(UserIdGroupPair::groupId)
                        .containsExactly("sg-alb"));
        assertThat(network.subnets().values())
                .extracting(Subnet::subnetId)
                .containsExactly("subnet-back", "subnet-front");
    }

    @Test
    void a_group_that_is_gone_fails_nothing_because_ids_are_a_filter() {
        seen();

        assertThat(asked("DescribeSecurityGroups")).doesNotContain("GroupId.1");
        assertThat(asked("DescribeSubnets")).contains("Filter.1.Name=subnet-id").doesNotContain("SubnetId.1");
    }

    @Test
    void the_network_is_also_what_a_task_set_or_a_revision_says() {
        aws.answering(
                "DescribeServices",
                """
                {"services":[{"serviceName":"checkout","serviceArn":"arn:aws:ecs:eu-west-1:1:service/prod/checkout",
                  "clusterArn":"arn:aws:ecs:eu-west-1:1:cluster/prod","taskDefinition":"checkout:1",
                  "currentServiceRevisions":[{"arn":"arn:aws:ecs:eu-west-1:1:service-revision/prod/checkout/1"}],
                  "taskSets":[
                    {"status":"ACTIVE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-old"]}}},
                    {"status":"PRIMARY","taskDefinition":"checkout:1",
                     "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-now"]}}}]}]}
                """);
        aws.answering(
                "DescribeServiceRevisions",
                """
                {"serviceRevisions":[{"serviceRevisionArn":"arn:aws:ecs:eu-west-1:1:service-revision/prod/checkout/1",
                  "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-too"],"securityGroups":["sg-too"]}}}]}
                """);

        seen();

        assertThat(asked("DescribeSubnets"))
                .contains("=subnet-now", "=subnet-too")
                .doesNotContain("subnet-old");
        assertThat(asked("DescribeSecurityGroups")).contains("=sg-too");
    }

    @Test
    void roles_are_asked_for_by_name_task_role_first() {
        seen();

        assertThat(aws.asked)
                .filteredOn(one -> one.operation().equals("GetRole"))
                .extracting(StubAws.Asked::body)
                .satisfiesExactly(
                        task -> assertThat(task).contains("RoleName=checkout"),
                        execution -> assertThat(execution).contains("RoleName=ecsTaskExecutionRole"));
    }

    @Test
    void policy_documents_are_decoded_compact_JSON_in_which_a_plus_stays_a_plus() {
        ObservedRole role = seen().identity().roles().values().get(0);

        assertThat(role.role().assumeRolePolicyDocument()).isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"a+b+c\"}");
        assertThat(role.attachedPolicies()).singleElement().satisfies(policy -> {
            assertThat(policy.arn()).hasValue("arn:aws:iam::111122223333:policy/orders");
            assertThat(policy.document()).hasValue("{\"Version\":\"2012-10-17\",\"Sid\":\"managed\"}");
        });
        assertThat(role.inlinePolicies()).singleElement().satisfies(policy -> {
            assertThat(policy.name()).isEqualTo("queue");
            assertThat(policy.document()).hasValue("{\"Version\":\"2012-10-17\",\"Sid\":\"inline\"}");
        });
    }

    @Test
    void T01_members_that_the_SDK_does_not_know_are_named_in_bundle_form() {
        assertThat(seen().oddities())
                .containsExactly(
                        unknown("/taskDefinition/containerDefinitions/0/readinessGate", "readinessGate"),
                        unknown("/service/deploymentConfiguration/earlySuccessCriteria", "earlySuccessCriteria"),
                        unknown("/cloudMapServices/0/Instances/1/MemberOfTomorrow", "MemberOfTomorrow"),
                        unknown("/serviceRevisions/0/gatewayConnectors", "gatewayConnectors"));
    }

    @Test
    void with_task_sets_the_primary_one_says_which_task_definition_runs() {
        aws.answering(
                "DescribeServices",
                """
                {"services":[{"serviceName":"checkout","serviceArn":"arn:aws:ecs:eu-west-1:1:service/prod/checkout",
                  "clusterArn":"arn:aws:ecs:eu-west-1:1:cluster/prod","taskDefinition":"checkout:1",
                  "taskSets":[{"status":"ACTIVE","taskDefinition":"checkout:9"},
                              {"status":"PRIMARY","taskDefinition":"checkout:8"}]}]}
                """);

        seen();

        assertThat(asked("DescribeTaskDefinition")).contains("checkout:8");
    }

    @Test
    void a_service_without_any_task_definition_is_no_service_to_plan() {
        aws.answering(
                "DescribeServices",
                """
                {"services":[{"serviceName":"checkout","serviceArn":"arn:aws:ecs:eu-west-1:1:service/prod/checkout",
                  "clusterArn":"arn:aws:ecs:eu-west-1:1:cluster/prod","deploymentController":{"type":"EXTERNAL"}}]}
                """);

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.MALFORMED);
        assertThat(notSeen().sentence()).contains("checkout", "task sets");
    }

    @Test
    void a_plain_service_needs_no_call_to_what_it_does_not_name() {
        aws.answering(
                "DescribeServices",
                """
                {"services":[{"serviceName":"checkout","serviceArn":"arn:aws:ecs:eu-west-1:1:service/prod/checkout",
                  "clusterArn":"arn:aws:ecs:eu-west-1:1:cluster/prod","taskDefinition":"worker:1"}]}
                """);
        aws.answering(
                "DescribeTaskDefinition",
                """
                {"taskDefinition":{"family":"worker","containerDefinitions":[{"name":"a","image":"b"}]}}
                """);
        aws.answering("DescribeScalingPolicies", "{}");

        var seen = seen();

        assertThat(aws.asked)
                .extracting(StubAws.Asked::operation)
                .containsExactly(
                        "DescribeServices",
                        "DescribeTaskDefinition",
                        "DescribeClusters",
                        "DescribeScalableTargets",
                        "DescribeScalingPolicies",
                        "DescribeScheduledActions");
        assertThat(seen.traffic().targetGroups().missing()).isEmpty();
        assertThat(seen.identity().roles().missing()).isEmpty();
    }

    @Test
    void pages_are_read_to_the_end_and_their_unknown_members_counted_through() {
        aws.answering(
                "DescribeScalingPolicies",
                asked -> new StubAws.Answer(
                        200,
                        asked.contains("NextToken")
                                ? "{\"ScalingPolicies\":[{\"PolicyName\":\"second\",\"PolicyType\":\"TargetTrackingScaling\",\"Mood\":1}]}"
                                : "{\"ScalingPolicies\":[{\"PolicyName\":\"first\",\"PolicyType\":\"TargetTrackingScaling\"}],\"NextToken\":\"t\"}"));

        var seen = seen();

        assertThat(seen.scaling().policies().values())
                .extracting(ScalingPolicy::policyName)
                .containsExactly("first", "second");
        assertThat(seen.oddities()).contains(unknown("/scalingPolicies/1/Mood", "Mood"));
    }

    @Test
    void a_Region_of_the_reference_goes_before_the_default_one() {
        var elsewhere = new ServiceReference("prod", "checkout", Optional.of("us-east-2"), Optional.empty());

        assertThat(aws.failing("DescribeServices", 400, "ClusterNotFoundException")
                        .source()
                        .observe(elsewhere))
                .isInstanceOfSatisfying(
                        NotSeen.class, notSeen -> assertThat(notSeen.sentence()).contains("us-east-2"));
    }

    private EcsApplication seen() {
        var observation = aws.source().observe(CHECKOUT);
        assertThat(observation).isInstanceOf(Seen.class);
        return ((Seen) observation).application();
    }

    private NotSeen notSeen() {
        return (NotSeen) aws.source().observe(CHECKOUT);
    }

    private String asked(String operation) {
        return aws.asked.stream()
                .filter(one -> one.operation().equals(operation))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Oddity unknown(String pointer, String name) {
        return new Oddity(Oddity.Kind.UNKNOWN_MEMBER, pointer, name);
    }
}
