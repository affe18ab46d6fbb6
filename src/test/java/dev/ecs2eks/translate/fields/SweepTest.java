package dev.ecs2eks.translate.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import org.junit.jupiter.api.Test;

/** Files are often whole answers of the AWS CLI, in which most things belong to other services. */
class SweepTest {

    @Test
    void what_scales_another_service_says_nothing_of_this_one() {
        var given = Given.service(
                "'clusterArn':'arn:aws:ecs:eu-west-1:111122223333:cluster/prod'",
                "'scheduledActions':[" + action("service/prod/billing") + "," + action("service/prod/orders") + "]");

        Sweep.over(given.subject().application(), given.findings());

        assertThat(given.said()).contains("aas:ScheduledAction.Schedule at /scheduledActions/1/Schedule");
        assertThat(given.said()).noneMatch(it -> it.contains("/scheduledActions/0"));
    }

    @Test
    void a_capacity_provider_counts_for_those_that_name_it() {
        var given = Given.service(
                "'capacityProviderStrategy':[{'capacityProvider':'gpu','weight':1}]",
                "'capacityProviders':[" + provider("arm") + "," + provider("gpu") + "]");

        Sweep.over(given.subject().application(), given.findings());

        assertThat(given.said()).anyMatch(it -> it.contains("/capacityProviders/1/"));
        assertThat(given.said()).noneMatch(it -> it.contains("/capacityProviders/0/"));
    }

    private static String action(String resourceId) {
        return "{'ScheduledActionName':'a','ResourceId':'" + resourceId
                + "','Schedule':'cron(0 7 * * ? *)','ScalableTargetAction':{'MinCapacity':6}}";
    }

    private static String provider(String name) {
        return "{'name':'" + name + "','autoScalingGroupProvider':{'autoScalingGroupArn':"
                + "'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:x:autoScalingGroupName/" + name + "'}}";
    }
}
