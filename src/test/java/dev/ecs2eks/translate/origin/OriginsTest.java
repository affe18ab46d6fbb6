package dev.ecs2eks.translate.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "aws:cloudformation:stack-name, orders-stack, service-managed-by-cloudformation",
        "copilot-application, shop, service-managed-by-copilot",
        "aws-cdk:stack, Shop, service-managed-by-cdk",
        "ManagedBy, AWS CDK, service-managed-by-cdk",
        "managed-by, terraform, service-managed-by-terraform",
        "TerraformWorkspace, prod, service-managed-by-terraform",
    })
    void who_made_the_service_is_known_by_its_tags(String key, String value, String rule) {
        var given = look("'tags':[{'key':'team','value':'x'},{'key':'%s','value':'%s'}]".formatted(key, value));
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(rule);
            assertThat(finding.field()).isEqualTo("/service/tags/1");
            assertThat(finding.message()).contains(value);
        });
    }

    @Test
    void the_tool_in_front_is_named_and_not_the_stack_it_makes() {
        var given = look("'tags':[{'key':'aws:cloudformation:stack-name','value':'s'},"
                + "{'key':'copilot-application','value':'shop'}]");
        assertThat(given.said()).containsExactly("service-managed-by-copilot at /service/tags/1");
    }

    @Test
    void tags_of_the_task_definition_speak_where_the_service_has_none() {
        var given = Given.service("", "'tags':[{'key':'copilot-application','value':'shop'}]");
        Origins.of(given.subject(), given.findings());
        assertThat(given.said()).containsExactly("service-managed-by-copilot at /tags/0");
    }

    @Test
    void a_tag_that_only_mentions_a_tool_says_nothing() {
        assertThat(look("'tags':[{'key':'course','value':'terraform basics'}]").found())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS", "FAILED"})
    void an_unfinished_rollout_is_a_warning_at_its_deployment(String state) {
        var given = look("'deployments':[{'status':'ACTIVE','rolloutState':'COMPLETED'},"
                + "{'status':'PRIMARY','rolloutState':'%s'}]".formatted(state));
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("rollout-in-progress");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.field()).isEqualTo("/service/deployments/1/rolloutState");
        });
    }

    @Test
    void a_rollout_without_a_state_is_none() {
        assertThat(look("'deployments':[{'id':'ecs-svc/1','status':'PRIMARY'}]").found())
                .isEmpty();
    }

    @Test
    void two_revisions_that_run_tasks_are_a_rollout_whatever_the_deployment_says() {
        var revisions =
                "'currentServiceRevisions':[{'arn':'a','requestedTaskCount':3},{'arn':'b','runningTaskCount':1}]";
        var given = look("'deployments':[{'status':'PRIMARY','rolloutState':'COMPLETED'}]," + revisions);
        assertThat(given.said()).containsExactly("rollout-in-progress at /service/currentServiceRevisions");
        assertThat(look("'deployments':[{'status':'PRIMARY','rolloutState':'IN_PROGRESS'}]," + revisions)
                        .said())
                .as("one finding for one rollout")
                .containsExactly("rollout-in-progress at /service/deployments/0/rolloutState");
    }

    @Test
    void a_revision_that_only_drains_or_is_not_counted_is_no_rollout() {
        assertThat(look("'currentServiceRevisions':[{'arn':'a','requestedTaskCount':3},"
                                + "{'arn':'b','requestedTaskCount':0,'runningTaskCount':2},{'arn':'c'}]")
                        .found())
                .isEmpty();
    }

    @Test
    void a_primary_task_set_that_is_not_steady_is_a_rollout() {
        assertThat(look(sets("STABILIZING", "STEADY_STATE")).said())
                .containsExactly("rollout-in-progress at /service/taskSets/0/stabilityStatus");
    }

    @Test
    void a_task_set_that_is_only_tried_out_says_nothing() {
        assertThat(look(sets("STEADY_STATE", "STABILIZING")).found()).isEmpty();
    }

    @Test
    void a_settled_service_gives_nothing_to_say() {
        assertThat(look("'status':'ACTIVE','deployments':[{'status':'PRIMARY','rolloutState':'COMPLETED'}]")
                        .found())
                .isEmpty();
    }

    @Test
    void an_inactive_service_is_said_to_be_one() {
        assertThat(look("'status':'INACTIVE'").said()).containsExactly("service-inactive at /service/status");
    }

    @Test
    void T03_without_a_primary_task_set_nobody_knows_what_code_deploy_lets_serve() {
        assertThat(look("'deploymentController':{'type':'CODE_DEPLOY'},'taskSets':[{'status':'ACTIVE'}]")
                        .said())
                .contains("primary-task-set-unknown at /service/taskSets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders:9", "arn:aws:ecs:eu-west-1:1:task-definition/orders:9", "other"})
    void a_definition_that_the_service_does_not_run_is_not_the_truth(String named) {
        assertThat(running(named, "").said()).containsExactly("task-definition-not-in-use at /service/taskDefinition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders:7",
                "orders",
                "arn:aws:ecs:eu-west-1:1:task-definition/orders:7",
                "arn:aws:ecs:eu-west-1:1:task-definition/orders",
                "${TaskDefinition}",
                ""
            })
    void a_definition_has_several_names(String named) {
        assertThat(running(named, "").said()).isEmpty();
    }

    @Test
    void T03_what_a_primary_task_set_runs_counts_and_not_what_the_service_says() {
        var primary = ",'deploymentController':{'type':'EXTERNAL'},"
                + "'taskSets':[{'status':'PRIMARY','taskDefinition':'orders:%s'}]";
        assertThat(running("orders:7", primary.formatted("8")).said())
                .containsExactly("task-definition-not-in-use at /service/taskSets/0/taskDefinition");
        assertThat(running("orders:6", primary.formatted("7")).said()).isEmpty();
    }

    private static Given running(String named, String service) {
        var given = Given.bundle(
                "'taskDefinitionArn':'arn:aws:ecs:eu-west-1:1:task-definition/orders:7',"
                        + "'containerDefinitions':[{'name':'web','image':'acme/web:1'}]",
                "'taskDefinition':'" + named + "'" + service);
        Origins.of(given.subject(), given.findings());
        return given;
    }

    @Test
    void T03_an_external_controller_without_a_primary_task_set_has_nothing_to_carry_over() {
        assertThat(look("'deploymentController':{'type':'EXTERNAL'}").said())
                .containsExactly("external-controller-without-primary at /service/taskSets");
    }

    @Test
    void traffic_that_is_split_between_task_sets_must_settle_first() {
        var set = "{'status':'%s','scale':{'value':50,'unit':'PERCENT'}}";
        var given = look("'deploymentController':{'type':'EXTERNAL'},'taskSets':[" + set.formatted("PRIMARY") + ","
                + set.formatted("ACTIVE") + "," + set.formatted("DRAINING") + "]");
        assertThat(given.found()).anySatisfy(finding -> assertThat(finding.code() + finding.message())
                .startsWith("several-task-sets")
                .contains("2"));
    }

    @Test
    void T03_which_of_two_swapping_target_groups_is_live_is_not_guessed() {
        var given = look(
                "'loadBalancers':[{'targetGroupArn':'a','advancedConfiguration':{'alternateTargetGroupArn':'b'}}]");
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("live-target-group-unknown");
            assertThat(finding.suggestion()).contains("serviceRevisions");
        });
    }

    @Test
    void T60_the_load_balancer_of_express_mode_goes_with_the_service() {
        assertThat(look("'resourceManagementType':'ECS'").said())
                .containsExactly("express-mode at /service/resourceManagementType");
    }

    @Test
    void code_deploy_must_be_stopped_before_the_shift() {
        assertThat(look("'deploymentController':{'type':'CODE_DEPLOY'},'taskSets':[{'status':'PRIMARY'}]")
                        .said())
                .containsExactly("service-managed-by-codedeploy at /service/deploymentController");
    }

    private static String sets(String primary, String other) {
        var set = "{'id':'ecs-svc/1','status':'%s','stabilityStatus':'%s','scale':{'value':%s,'unit':'PERCENT'}}";
        return "'deploymentController':{'type':'EXTERNAL'},'taskSets':[" + set.formatted("PRIMARY", primary, 100) + ","
                + set.formatted("ACTIVE", other, 0) + "]";
    }

    private static Given look(String service) {
        var given = Given.service(service);
        Origins.of(given.subject(), given.findings());
        return given;
    }
}
