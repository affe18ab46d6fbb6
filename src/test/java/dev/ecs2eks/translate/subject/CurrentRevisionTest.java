package dev.ecs2eks.translate.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import org.junit.jupiter.api.Test;

class CurrentRevisionTest {

    private static final String BLUE = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/blue/1";
    private static final String GREEN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/green/2";
    private static final String SWAPPING = "'loadBalancers':[{'targetGroupArn':'" + BLUE
            + "','containerName':'web','containerPort':8080,'advancedConfiguration':{'alternateTargetGroupArn':'"
            + GREEN
            + "'}}]";

    @Test
    void T02_service_connect_is_read_from_the_primary_deployment() {
        var revision = Given.service(
                        """
                        'deployments':[
                          {'id':'a','status':'ACTIVE','serviceConnectConfiguration':{'enabled':true,'namespace':'old'}},
                          {'id':'b','status':'PRIMARY','serviceConnectConfiguration':{'enabled':true,'namespace':'new'}}]""")
                .subject()
                .revision();
        assertThat(revision.serviceConnect()).hasValueSatisfying(connect -> {
            assertThat(connect.value().namespace()).isEqualTo("new");
            assertThat(connect.pointer()).isEqualTo("/service/deployments/1/serviceConnectConfiguration");
        });
    }

    @Test
    void T02_volumes_come_from_the_revision_where_no_deployment_has_them() {
        var revision = Given.service(
                        "'deployments':[{'status':'PRIMARY'}]",
                        "'serviceRevisions':[{'volumeConfigurations':[{'name':'cache'}]}]")
                .subject()
                .revision();
        assertThat(revision.volumes())
                .extracting(Located::pointer)
                .containsExactly("/serviceRevisions/0/volumeConfigurations/0");
    }

    @Test
    void T03_after_a_swap_the_alternate_target_group_is_the_live_one() {
        var given = Given.service(
                SWAPPING + ",'currentServiceRevisions':[{'arn':'r2'}]",
                revision("r1", BLUE) + "," + revision("r2", GREEN) + "]");
        assertThat(given.subject().loadBalanced())
                .extracting(LoadBalanced::targetGroupArn)
                .containsExactly(GREEN);
    }

    @Test
    void T03_where_both_groups_are_resolved_the_one_of_the_service_stays() {
        var both = "'serviceRevisions':[{'resolvedConfiguration':{'loadBalancers':[{'targetGroupArn':'" + GREEN
                + "'},{'targetGroupArn':'" + BLUE + "'}]}}]";
        assertThat(Given.service(SWAPPING, both).subject().loadBalanced())
                .extracting(LoadBalanced::targetGroupArn)
                .containsExactly(BLUE);
    }

    @Test
    void T03_the_newest_revision_speaks_where_the_service_names_none() {
        var given = Given.service(
                SWAPPING,
                "'serviceRevisions':[{'createdAt':'2026-02-01T00:00:00Z','resolvedConfiguration':{'loadBalancers':[{'targetGroupArn':'"
                        + GREEN
                        + "'}]}},{'createdAt':'2026-01-01T00:00:00Z','resolvedConfiguration':{'loadBalancers':[]}}]");
        assertThat(given.subject().loadBalanced())
                .extracting(LoadBalanced::targetGroupArn)
                .containsExactly(GREEN);
    }

    @Test
    void T03_with_code_deploy_the_primary_task_set_has_the_live_target_group() {
        var given = Given.service("'deploymentController':{'type':'CODE_DEPLOY'}," + Given.behindGroup()
                + ",'taskSets':[{'status':'ACTIVE'},{'status':'PRIMARY','loadBalancers':[{'targetGroupArn':'" + GREEN
                + "','containerName':'web','containerPort':8080}]}]");
        assertThat(given.subject().loadBalanced()).singleElement().satisfies(balanced -> {
            assertThat(balanced.targetGroupArn()).isEqualTo(GREEN);
            assertThat(balanced.pointer()).isEqualTo("/service/taskSets/1/loadBalancers/0");
        });
    }

    @Test
    void task_sets_of_a_service_that_ecs_deploys_say_nothing() {
        var given = Given.service(Given.behindGroup()
                + ",'taskSets':[{'status':'PRIMARY','loadBalancers':[{'targetGroupArn':'" + GREEN
                + "','containerName':'web','containerPort':8080}]}]");
        assertThat(given.subject().loadBalanced())
                .extracting(LoadBalanced::targetGroupArn)
                .containsExactly(Given.TARGET_GROUP);
    }

    @Test
    void a_load_balancer_of_an_unknown_container_is_named() {
        var given = Given.service(
                "'loadBalancers':[{'targetGroupArn':'" + BLUE + "','containerName':'nginx','containerPort':80}]");
        assertThat(given.subject().loadBalanced()).isEmpty();
        assertThat(given.said()).contains("unknown-container-reference at /service/loadBalancers/0/containerName");
    }

    @Test
    void a_client_of_service_connect_takes_no_requests() {
        var client = Given.service(
                "'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':{'enabled':true,'namespace':'shop'}}]");
        assertThat(client.subject().isInbound()).isFalse();
    }

    private static String revision(String arn, String group) {
        return (arn.equals("r1") ? "'serviceRevisions':[" : "") + "{'serviceRevisionArn':'" + arn
                + "','resolvedConfiguration':{'loadBalancers':[{'targetGroupArn':'" + group + "'}]}}";
    }
}
