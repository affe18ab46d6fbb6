package dev.ecs2eks.translate.scaling;

import static dev.ecs2eks.translate.scaling.ScalingBundle.BOUNDS;
import static dev.ecs2eks.translate.scaling.ScalingBundle.autoscaler;
import static dev.ecs2eks.translate.scaling.ScalingBundle.hpa;
import static dev.ecs2eks.translate.scaling.ScalingBundle.policies;
import static dev.ecs2eks.translate.scaling.ScalingBundle.scaledObject;
import static dev.ecs2eks.translate.scaling.ScalingBundle.target;
import static dev.ecs2eks.translate.scaling.ScalingBundle.tracking;
import static dev.ecs2eks.translate.scaling.ScalingBundle.triggers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Metrics that the pods do not have themselves. */
class CloudWatchTest {

    static final String REQUESTS = tracking("'TargetValue':800.0,'PredefinedMetricSpecification':{"
            + "'PredefinedMetricType':'ALBRequestCountPerTarget',"
            + "'ResourceLabel':'app/shop/50dc/targetgroup/orders/6d0e'}");

    private static final String QUEUE = "'TargetValue':12.5,'CustomizedMetricSpecification':{'MetricName':'Backlog',"
            + "'Namespace':'Shop','Statistic':'Maximum','Unit':'Count','Dimensions':[{'Name':'Queue','Value':'in'},"
            + "{'Name':'Stage','Value':'prod'}]}";

    private static final String CUSTOMIZED =
            "/scalingPolicies/0/TargetTrackingScalingPolicyConfiguration/CustomizedMetricSpecification";

    @Test
    void T31_a_figure_per_target_is_not_divided_by_the_pods_again() {
        assertThat(triggers(Given.service("", BOUNDS, policies(REQUESTS))))
                .singleElement()
                .satisfies(trigger -> assertThat(trigger).containsEntry("metricType", "Value"));
    }

    @Test
    void T33g_the_resource_label_names_the_target_group_and_missing_figures_scale_nothing_in() {
        var trigger = triggers(Given.service("", BOUNDS, policies(REQUESTS))).get(0);
        assertThat(metadata(trigger))
                .containsEntry("dimensionName", "TargetGroup;LoadBalancer")
                .containsEntry("dimensionValue", "targetgroup/orders/6d0e;app/shop/50dc")
                .containsEntry("targetMetricValue", "800")
                .containsEntry("metricStat", "Sum")
                .containsEntry("metricStatPeriod", "60")
                .containsEntry("metricCollectionTime", "180")
                .containsEntry("awsRegion", "eu-west-1")
                .containsEntry("ignoreNullValues", "false");
    }

    @Test
    void T33g_requests_of_a_group_that_the_service_is_not_behind_are_named() {
        var label =
                "/scalingPolicies/0/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/ResourceLabel";
        var behind =
                "'loadBalancers':[{'targetGroupArn':'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/%s',"
                        + "'containerName':'web','containerPort':8080}]";
        var own = Given.service(behind.formatted("orders/6d0e"), BOUNDS, policies(REQUESTS));
        var other = Given.service(behind.formatted("billing/6d0e"), BOUNDS, policies(REQUESTS));
        triggers(own);
        triggers(other);
        assertThat(own.said()).noneMatch(it -> it.startsWith("requests-of-other-target-group"));
        assertThat(other.said()).contains("requests-of-other-target-group at " + label);
    }

    @Test
    void a_tracking_policy_that_names_no_metric_is_named() {
        var nothing = Given.service("", BOUNDS, policies(tracking("'TargetValue':50")));
        var untyped =
                Given.service("", BOUNDS, policies(tracking("'TargetValue':50,'PredefinedMetricSpecification':{}")));
        assertThat(autoscaler(nothing)).isEmpty();
        assertThat(autoscaler(untyped)).isEmpty();
        assertThat(nothing.said())
                .containsExactly(
                        "scaling-metric-incomplete at /scalingPolicies/0/TargetTrackingScalingPolicyConfiguration");
        assertThat(untyped.said())
                .containsExactly(
                        "scaling-metric-incomplete at /scalingPolicies/0/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification");
    }

    @Test
    void who_reads_cloud_watch_needs_a_right() {
        var given = Given.service("", BOUNDS, policies(REQUESTS));
        autoscaler(given);
        assertThat(given.found()).anySatisfy(finding -> assertThat(finding.code() + finding.suggestion())
                .contains("scaler-needs-rights", "cloudwatch:GetMetricData"));
    }

    @Test
    void a_metric_of_the_program_itself_keeps_its_name_dimensions_and_statistic() {
        assertThat(metadata(triggers(Given.service("", BOUNDS, policies(tracking(QUEUE))))
                        .get(0)))
                .containsEntry("namespace", "Shop")
                .containsEntry("metricName", "Backlog")
                .containsEntry("dimensionName", "Queue;Stage")
                .containsEntry("dimensionValue", "in;prod")
                .containsEntry("metricStat", "Maximum")
                .containsEntry("metricUnit", "Count")
                .containsEntry("targetMetricValue", "12.5");
    }

    @Test
    void a_metric_that_exists_without_pods_lets_the_service_go_to_0() {
        var given = Given.service("", target("'MinCapacity':0,'MaxCapacity':5"), policies(tracking(QUEUE)));
        assertThat(scaledObject(given)).containsEntry("minReplicaCount", 0);
        assertThat(given.said()).noneMatch(it -> it.startsWith("scaling-only-cpu"));
    }

    @Test
    void T33f_the_services_own_utilisation_becomes_that_of_its_pods() {
        var own = tracking(
                "'TargetValue':55,'CustomizedMetricSpecification':{'MetricName':'CPUUtilization',"
                        + "'Namespace':'AWS/ECS','Statistic':'Average','Dimensions':[{'Name':'ServiceName','Value':'orders'}]}");
        var given = Given.service("", BOUNDS, policies(own));
        var metrics = hpa(given).getSpec().getMetrics();
        assertThat(metrics.get(0).getResource().getTarget().getAverageUtilization())
                .isEqualTo(55);
        assertThat(given.said()).contains("metric-of-ecs-replaced at " + CUSTOMIZED);
    }

    @Test
    void T33f_other_metrics_of_ecs_end_with_the_service() {
        var dying = tracking("'TargetValue':55,'CustomizedMetricSpecification':{'MetricName':'RunningTaskCount',"
                + "'Namespace':'ECS/ContainerInsights','Statistic':'Average'}");
        var given = Given.service("", BOUNDS, policies(dying));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("metric-dies-with-service at " + CUSTOMIZED);
    }

    @Test
    void one_plain_query_is_no_metric_math() {
        var single = tracking("'TargetValue':7,'CustomizedMetricSpecification':{'Metrics':[{'Id':'m','MetricStat':{"
                + "'Stat':'Sum','Metric':{'Namespace':'Shop','MetricName':'Orders'}}}]}");
        var trigger = triggers(Given.service("", BOUNDS, policies(single))).get(0);
        assertThat(metadata(trigger)).containsEntry("metricName", "Orders").containsEntry("metricStat", "Sum");
    }

    @Test
    void metric_math_is_left_to_the_field_map() {
        var math = tracking(
                "'TargetValue':7,'CustomizedMetricSpecification':{'Metrics':["
                        + "{'Id':'a','MetricStat':{'Metric':{'Namespace':'S','MetricName':'A'}}},{'Id':'e','Expression':'a/2'}]}");
        assertThat(autoscaler(Given.service("", BOUNDS, policies(math)))).isEmpty();
    }

    @Test
    void a_dimension_with_a_semicolon_cannot_be_asked_for() {
        var given = Given.service("", BOUNDS, policies(tracking(QUEUE.replace("'in'", "'a;b'"))));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("dimension-with-semicolon at " + CUSTOMIZED);
    }

    @Test
    void T33e_step_scaling_goes_by_the_threshold_of_its_alarm() {
        var trigger = triggers(Given.service("", BOUNDS, policies(step(30)), alarm("'Namespace':'AWS/SQS'")))
                .get(0);
        assertThat(metadata(trigger))
                .containsEntry("targetMetricValue", "1000")
                .containsEntry("metricStat", "Sum")
                .containsEntry("metricStatPeriod", "300");
    }

    @Test
    void the_largest_step_is_what_one_period_may_add() {
        var given = Given.service("", BOUNDS, policies(step(30)), alarm("'Namespace':'AWS/SQS'"));
        var scaleUp = Given.member(
                scaledObject(given), "advanced", "horizontalPodAutoscalerConfig", "behavior", "scaleUp", "policies");
        assertThat(scaleUp).asString().isEqualTo("[{type=Pods, value=5, periodSeconds=30}]");
    }

    @Test
    void the_aggregation_of_the_policy_is_the_statistic() {
        var maximum = step(30).replace("'Cooldown'", "'MetricAggregationType':'Maximum','Cooldown'");
        var trigger = triggers(Given.service("", BOUNDS, policies(maximum), alarm("'Namespace':'AWS/SQS'")))
                .get(0);
        assertThat(metadata(trigger)).containsEntry("metricStat", "Maximum");
    }

    @Test
    void an_alarm_that_was_not_read_is_named() {
        var given = Given.service("", BOUNDS, policies(step(30)));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("alarm-not-in-bundle at /scalingPolicies/0/Alarms/0");
    }

    @Test
    void a_policy_without_an_alarm_has_no_threshold() {
        var given = Given.service("", BOUNDS, policies(step(30).replace("{'AlarmName':'deep'}", "")));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("alarm-not-in-bundle at /scalingPolicies/0/Alarms");
    }

    @Test
    void each_alarm_that_sets_a_policy_off_is_a_trigger() {
        var both = step(30).replace("{'AlarmName':'deep'}", "{'AlarmName':'old'},{'AlarmName':'deep'}");
        var alarms = "'alarms':["
                + "{'AlarmName':'deep','Namespace':'AWS/SQS','MetricName':'Depth','Threshold':1000.0},"
                + "{'AlarmName':'old','Namespace':'AWS/SQS','MetricName':'Age','Threshold':60.0}]";
        assertThat(triggers(Given.service("", BOUNDS, policies(both), alarms)))
                .extracting(it -> metadata(it).get("metricName"))
                .containsExactly("Age", "Depth");
    }

    @Test
    void an_alarm_whose_actions_are_off_scales_nothing() {
        var given =
                Given.service("", BOUNDS, policies(step(30)), alarm("'Namespace':'AWS/SQS','ActionsEnabled':false"));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("alarm-without-actions at /scalingPolicies/0/Alarms/0");
    }

    @Test
    void an_alarm_on_a_metric_that_falls_with_the_load_would_scale_the_wrong_way() {
        var given = Given.service(
                "", BOUNDS, policies(step(30)), alarm("'Namespace':'Shop','ComparisonOperator':'LessThanThreshold'"));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("alarm-falls-with-load at /scalingPolicies/0/Alarms/0");
    }

    @Test
    void names_of_triggers_are_unique() {
        var given = Given.service("", BOUNDS, policies(REQUESTS, tracking(QUEUE)));
        assertThat(triggers(given)).extracting(it -> it.get("name")).doesNotHaveDuplicates();
    }

    private static String step(int cooldown) {
        return "{'PolicyName':'s','ResourceId':'service/prod/orders','PolicyType':'StepScaling','Alarms':[{'AlarmName':'deep'}],"
                + "'StepScalingPolicyConfiguration':{'AdjustmentType':'ChangeInCapacity','Cooldown':" + cooldown
                + ",'StepAdjustments':[{'MetricIntervalLowerBound':0,'MetricIntervalUpperBound':500,'ScalingAdjustment':2},"
                + "{'MetricIntervalLowerBound':500,'ScalingAdjustment':5}]}}";
    }

    private static String alarm(String members) {
        return "'alarms':[{'AlarmName':'deep','MetricName':'Depth','Statistic':'Sum','Period':300,'Threshold':1000.0,"
                + members + "}]";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> metadata(Map<String, Object> trigger) {
        return (Map<String, String>) trigger.get("metadata");
    }
}
