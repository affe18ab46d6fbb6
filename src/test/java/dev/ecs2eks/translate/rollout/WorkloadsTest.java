package dev.ecs2eks.translate.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.pod.Given;
import dev.ecs2eks.translate.pod.Given.Outcome;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workload: how many pods, how they are replaced, where they come from. */
class WorkloadsTest {

    private static final String PORT = "'portMappings':[{'containerPort':8080}]";
    private static final String REGISTRY = ",'serviceRegistries':[{'registryArn':'arn:aws:servicediscovery:x'}]";

    private static Outcome rolling(int desired, int minimum, int maximum) {
        return Given.web(PORT)
                .service("'desiredCount':" + desired + REGISTRY + ",'deploymentConfiguration':{'minimumHealthyPercent':"
                        + minimum + ",'maximumPercent':" + maximum + "}")
                .translated();
    }

    private static RollingUpdateDeployment update(Outcome outcome) {
        return outcome.deployment().getSpec().getStrategy().getRollingUpdate();
    }

    @ParameterizedTest
    @CsvSource({"4, 50, 200, 100%, 50%", "4, 100, 150, 50%, 0", "10, 90, 110, 10%, 10%"})
    void bounds_that_divide_evenly_stay_percentages(int desired, int min, int max, String surge, String unavailable) {
        var update = update(rolling(desired, min, max));

        assertThat(update.getMaxSurge().getValue()).hasToString(surge);
        assertThat(update.getMaxUnavailable().getValue()).hasToString(unavailable);
    }

    @Test
    void T27_the_upper_bound_is_rounded_down_as_ecs_does() {
        assertThat(update(rolling(3, 50, 150)).getMaxSurge()).isEqualTo(new IntOrString(1));
    }

    @ParameterizedTest
    @CsvSource({"150, false, 0", "150, true, 1", "300, true, 0", "100, false, 0"})
    void T27_only_a_percentage_of_a_changing_number_rounds_otherwise(int maximum, boolean autoscaled, int told) {
        var given = Given.web(PORT)
                .service("'desiredCount':3" + REGISTRY + ",'deploymentConfiguration':{'minimumHealthyPercent':50,"
                        + "'maximumPercent':" + maximum + "}")
                .bundle("'scalableTargets':[{'MinCapacity':2,'MaxCapacity':9}]");
        var outcome = autoscaled ? given.autoscaled() : given.translated();

        assertThat(outcome.said("DeploymentConfiguration.maximumPercent")).hasSize(told);
    }

    @Test
    void T03_what_the_service_repeats_of_its_task_set_is_told_once() {
        var network =
                "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1'],'assignPublicIp':'ENABLED'}}";
        var outcome = Given.web(PORT)
                .service("'deploymentController':{'type':'CODE_DEPLOY'},'launchType':'FARGATE'," + network
                        + ",'taskSets':[{'status':'PRIMARY'," + network + "}]" + REGISTRY)
                .translated();

        assertThat(outcome.said("AwsVpcConfiguration.assignPublicIp"))
                .containsExactly("Warning /service/taskSets/0/networkConfiguration/awsvpcConfiguration/assignPublicIp");
        assertThat(outcome.said("Service.launchType")).containsExactly("Info /service/launchType");
    }

    @Test
    void T26_a_singleton_never_overlaps() {
        var strategy = rolling(1, 0, 100).deployment().getSpec().getStrategy();

        assertThat(strategy.getType()).isEqualTo("Recreate");
        assertThat(strategy.getRollingUpdate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"3, 100, 100", "1, 50, 150", "1, 100, 100"})
    void a_rollout_without_headroom_would_never_end(int desired, int min, int max) {
        var outcome = rolling(desired, min, max);

        assertThat(update(outcome)).isEqualTo(new RollingUpdateDeployment(new IntOrString(0), new IntOrString(1)));
        assertThat(outcome.said("rollout-without-headroom")).hasSize(1);
    }

    @Test
    void percentages_that_ecs_never_had_are_reported() {
        var outcome = rolling(2, -5, 1_000_000);

        assertThat(update(outcome).getMaxSurge()).isEqualTo(new IntOrString("100%"));
        assertThat(outcome.said("value-out-of-range")).hasSize(2);
    }

    @Test
    void T28_a_daemon_set_gets_absolute_numbers() {
        var outcome = Given.web("")
                .service("'schedulingStrategy':'DAEMON','desiredCount':5,'deploymentConfiguration':"
                        + "{'minimumHealthyPercent':50,'maximumPercent':100}")
                .translated();
        var spec = ((DaemonSet) outcome.workload()).getSpec();

        assertThat(spec.getUpdateStrategy().getRollingUpdate().getMaxUnavailable())
                .isEqualTo(new IntOrString(2));
        assertThat(spec.getUpdateStrategy().getRollingUpdate().getMaxSurge()).isNull();
        assertThat(outcome.budget()).isEmpty();
    }

    @Test
    void a_daemon_set_with_a_surge_misses_no_pod() {
        var outcome = Given.web("")
                .service("'schedulingStrategy':'DAEMON','desiredCount':5,'deploymentConfiguration':"
                        + "{'minimumHealthyPercent':50,'maximumPercent':150}")
                .translated();
        var update =
                ((DaemonSet) outcome.workload()).getSpec().getUpdateStrategy().getRollingUpdate();

        assertThat(update.getMaxSurge()).isEqualTo(new IntOrString(2));
        assertThat(update.getMaxUnavailable()).isEqualTo(new IntOrString(0));
    }

    @Test
    void T28c_a_daemon_set_runs_on_every_node_and_that_is_said() {
        var outcome = Given.web("").service("'schedulingStrategy':'DAEMON'").translated();

        assertThat(outcome.said("Service.schedulingStrategy")).containsExactly("Warning /service/schedulingStrategy");
    }

    @Test
    void T12_an_unchecked_task_counts_after_40_seconds() {
        var unchecked = Given.web(PORT).service("'desiredCount':1" + REGISTRY).translated();
        var checked = Given.web(PORT + ",'healthCheck':{'command':['CMD','/check']}")
                .service("'desiredCount':1" + REGISTRY)
                .translated();
        var balanced =
                Given.web(PORT).balanced("'HealthCheckProtocol':'TCP'", "").translated();

        assertThat(unchecked.deployment().getSpec().getMinReadySeconds()).isEqualTo(40);
        assertThat(checked.deployment().getSpec().getMinReadySeconds()).isNull();
        assertThat(balanced.deployment().getSpec().getMinReadySeconds()).isNull();
    }

    @Test
    void T28a_a_circuit_breaker_counts_failures_and_a_deadline_time() {
        var outcome = Given.web("'stopTimeout':120,'healthCheck':{'command':['CMD','/check'],'startPeriod':300}")
                .service("'desiredCount':10" + REGISTRY + ",'deploymentConfiguration':{'deploymentCircuitBreaker':"
                        + "{'enable':true,'rollback':true}}")
                .translated();

        // half of ten tasks, each with 14 attempts in 30 s and 120 s to stop
        assertThat(outcome.deployment().getSpec().getProgressDeadlineSeconds()).isEqualTo(5 * (14 * 30 + 120));
        assertThat(outcome.said("DeploymentCircuitBreaker.rollback")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"COUNT, 10, 10", "UNBOUNDED_PERCENT, 100, 4", "BOUNDED_PERCENT, 1, 3"})
    void the_threshold_is_a_number_of_tasks(String type, int value, int failures) {
        var outcome = Given.web("'stopTimeout':1000")
                .service("'desiredCount':4" + REGISTRY + ",'deploymentConfiguration':{'deploymentCircuitBreaker':"
                        + "{'enable':true,'thresholdConfiguration':{'type':'" + type + "','value':" + value + "}}}")
                .translated();

        assertThat(outcome.deployment().getSpec().getProgressDeadlineSeconds()).isEqualTo(failures * 1000);
    }

    @Test
    void without_a_circuit_breaker_the_deadline_is_that_of_kubernetes() {
        assertThat(rolling(4, 50, 200).deployment().getSpec().getProgressDeadlineSeconds())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 5", "3, 1, 3", "0, 0, 0"})
    void replicas_are_the_larger_of_desired_and_running(int desired, int running, int replicas) {
        var outcome = Given.web(PORT)
                .service("'desiredCount':" + desired + ",'runningCount':" + running + REGISTRY)
                .translated();

        assertThat(outcome.deployment().getSpec().getReplicas()).isEqualTo(replicas);
    }

    @Test
    void a_wish_for_replicas_wins() {
        var outcome = Given.web("'portMappings':[{'containerPort':8080}]")
                .balanced("", "")
                .replicas(7)
                .translated();

        assertThat(outcome.deployment().getSpec().getReplicas()).isEqualTo(7);
    }

    @Test
    void a_task_definition_alone_is_one_pod_without_a_budget() {
        var outcome = Given.web("").translated();

        assertThat(outcome.deployment().getSpec().getReplicas()).isEqualTo(1);
        assertThat(outcome.budget()).isEmpty();
        assertThat(outcome.said("worker-double-run")).isEmpty();
    }

    @Test
    void T29_under_an_autoscaler_the_manifest_holds_no_replicas() {
        var outcome = Given.web(PORT)
                .service("'desiredCount':1,'runningCount':1" + REGISTRY)
                .bundle("'scalableTargets':[{'MinCapacity':2,'MaxCapacity':9}]")
                .autoscaled();

        assertThat(outcome.deployment().getSpec().getReplicas()).isNull();
        assertThat(outcome.workload().getMetadata().getAnnotations())
                .containsEntry("ecs2eks.dev/initial-replicas", "2");
        assertThat(outcome.said("initial-replicas")).containsExactly("Info /service/desiredCount");
    }

    @Test
    void a_worker_waits_until_ecs_has_stopped() {
        var outcome = Given.web("").service("'desiredCount':3").translated();

        assertThat(outcome.deployment().getSpec().getReplicas()).isZero();
        assertThat(outcome.workload().getMetadata().getAnnotations())
                .containsEntry("ecs2eks.dev/initial-replicas", "3");
        assertThat(outcome.said("worker-double-run")).containsExactly("Warning /service");
    }

    @Test
    void a_worker_waits_whatever_count_a_person_names() {
        var outcome = Given.web("").service("'desiredCount':3").replicas(5).translated();

        assertThat(outcome.deployment().getSpec().getReplicas()).isZero();
        assertThat(outcome.workload().getMetadata().getAnnotations())
                .containsEntry("ecs2eks.dev/initial-replicas", "5");
    }

    @Test
    void a_worker_that_listens_might_be_reached_by_its_address() {
        assertThat(Given.web(PORT).service("'desiredCount':3").translated().said("worker-double-run"))
                .containsExactly("Info /service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'loadBalancers':[{'loadBalancerName':'classic','containerName':'web','containerPort':80}]",
                "'serviceRegistries':[{'registryArn':'arn'}]",
                "'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':{'enabled':true,'services':[{'portName':'x'}]}}]",
                "'deployments':[{'status':'PRIMARY','vpcLatticeConfigurations':[{'portName':'x'}]}]",
                "'deploymentController':{'type':'CODE_DEPLOY'},'taskSets':[{'status':'PRIMARY','loadBalancers':"
                        + "[{'targetGroupArn':'arn','containerName':'web','containerPort':80}]}]"
            })
    void whatever_something_routes_to_is_no_worker(String inbound) {
        var outcome = Given.web("").service("'desiredCount':3," + inbound).translated();

        assertThat(outcome.deployment().getSpec().getReplicas()).isEqualTo(3);
        assertThat(outcome.said("worker-double-run")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 25.5, 0, 3", "3, 100, 0, 3", "10, 50, 8, 8", "10, 0.1, 0, 1", "10, 1e300, 0, 10"})
    void T03_a_task_set_has_its_share_of_the_desired_count_rounded_up(
            int desired, String percent, int running, int replicas) {
        var outcome = taskSets(desired, running, "{'status':'PRIMARY','scale':{'value':" + percent + "}}");

        assertThat(outcome.deployment().getSpec().getReplicas()).isEqualTo(replicas);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'status':'PRIMARY','scale':{'value':50}},{'status':'ACTIVE','scale':{'value':50}} | 10",
                "{'status':'ACTIVE','scale':{'value':100}},{'status':'PRIMARY','scale':{'value':0}} | 10",
                "{'status':'PRIMARY','scale':{'value':50}},{'status':'ACTIVE','scale':{'value':0}} | 5",
                "{'status':'PRIMARY','scale':{'value':50}},{'status':'DRAINING','scale':{'value':50}} | 5",
                "{'status':'PRIMARY'} | 10"
            })
    void T03_traffic_that_is_split_keeps_all_its_pods(String sets, int replicas) {
        assertThat(taskSets(10, 0, sets).deployment().getSpec().getReplicas()).isEqualTo(replicas);
    }

    private static Outcome taskSets(int desired, int running, String sets) {
        return Given.web(PORT)
                .service("'desiredCount':" + desired + ",'runningCount':" + running
                        + ",'deploymentController':{'type':'EXTERNAL'},'taskSets':[" + sets + "]" + REGISTRY)
                .translated();
    }

    @ParameterizedTest
    @CsvSource({"4, 50, 2", "3, 50, 1", "4, 100, 1", "1, 0, 1", "0, 50, 1"})
    void T28b_a_drain_leaves_the_minimum_and_is_never_blocked(int desired, int minimum, int unavailable) {
        var spec = rolling(desired, minimum, 200).budget().orElseThrow().getSpec();

        assertThat(spec.getMaxUnavailable()).isEqualTo(new IntOrString(unavailable));
        assertThat(spec.getMinAvailable()).isNull();
        assertThat(spec.getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
        assertThat(spec.getSelector().getMatchLabels()).containsOnly(Map.entry("app.kubernetes.io/instance", "shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'alarms':{'alarmNames':['5xx'],'enable':false,'rollback':true}",
                "'deploymentCircuitBreaker':{'enable':false,'rollback':true,'resetOnHealthyTask':true,"
                        + "'thresholdConfiguration':{'type':'COUNT','value':9}}"
            })
    void a_safeguard_that_is_off_has_nothing_to_lose(String off) {
        var outcome = Given.web(PORT)
                .service("'desiredCount':2,'deploymentConfiguration':{" + off + "}" + REGISTRY)
                .translated();

        assertThat(outcome.findings()).noneMatch(it -> it.field().startsWith("/service/deploymentConfiguration"));
    }

    @Test
    void T12_a_target_group_of_a_task_set_checks_the_tasks_too() {
        var outcome = Given.web(PORT)
                .service(
                        "'deploymentController':{'type':'CODE_DEPLOY'},'taskSets':[{'status':'PRIMARY','loadBalancers':"
                                + "[{'targetGroupArn':'arn','containerName':'web','containerPort':8080}]}]")
                .translated();

        assertThat(outcome.deployment().getSpec().getMinReadySeconds()).isNull();
    }

    @Test
    void T02_what_a_service_revision_alone_says_is_spoken_of_too() {
        var outcome = Given.web(PORT)
                .service("'desiredCount':1")
                .bundle(
                        "'serviceRevisions':[{'vpcLatticeConfigurations':[{'targetGroupArn':'lattice','portName':'x'}]}]")
                .translated();

        assertThat(outcome.said("VpcLatticeConfiguration.targetGroupArn"))
                .containsExactly("Warning /serviceRevisions/0/vpcLatticeConfigurations/0/targetGroupArn");
    }

    @Test
    void a_program_that_service_connect_published_answers_requests() {
        var connect = "'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':"
                + "{'enabled':false,'services':[{'portName':'http'}]}}]";
        var outcome = Given.web(PORT).service("'desiredCount':3," + connect).translated();

        assertThat(outcome.deployment().getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void a_budget_counts_the_fewest_pods_that_an_autoscaler_leaves() {
        var outcome = Given.web(PORT)
                .service("'desiredCount':8,'deploymentConfiguration':{'minimumHealthyPercent':50}")
                .bundle("'scalableTargets':[{'MinCapacity':2,'MaxCapacity':9}]")
                .autoscaled();

        assertThat(outcome.budget().orElseThrow().getSpec().getMaxUnavailable()).isEqualTo(new IntOrString(1));
    }

    @Test
    void the_selector_is_the_instance_alone() {
        var outcome =
                Given.web("").service("'tags':[{'key':'team','value':'x'}]").translated();

        assertThat(outcome.deployment().getSpec().getSelector().getMatchLabels())
                .containsOnly(Map.entry("app.kubernetes.io/instance", "shop"));
        assertThat(outcome.template().getMetadata().getLabels()).containsEntry("app.kubernetes.io/instance", "shop");
    }

    @Test
    void T58_annotations_say_where_it_comes_from_and_what_was_renamed() {
        var outcome = Given.web("")
                .and("Web_App", "")
                .task("'taskDefinitionArn':'" + Given.ARN + "task-definition/shop:7'")
                .service("'clusterArn':'" + Given.ARN + "cluster/prod'")
                .translated();

        assertThat(outcome.workload().getMetadata().getAnnotations())
                .contains(
                        Map.entry("ecs2eks.dev/service-arn", Given.ARN + "service/prod/shop"),
                        Map.entry("ecs2eks.dev/cluster-arn", Given.ARN + "cluster/prod"),
                        Map.entry("ecs2eks.dev/task-definition", Given.ARN + "task-definition/shop:7"),
                        Map.entry("ecs2eks.dev/family", "shop"),
                        Map.entry("ecs2eks.dev/original-names", "{\"containers\":{\"web-app\":\"Web_App\"}}"));
    }

    @Test
    void T57_tags_of_the_service_are_kept_whole_and_labels_where_they_fit() {
        var metadata = Given.web("")
                .service("'tags':[{'key':'ok','value':'fine'},{'key':'owner','value':'team@example.com'},"
                        + "{'key':'aws:cloudformation:stack-name','value':'s'},{'key':'-bad-','value':'_x_'}]")
                .translated()
                .workload()
                .getMetadata();

        assertThat(metadata.getLabels()).hasSize(4).containsEntry("ok", "fine");
        assertThat(metadata.getAnnotations().get("ecs2eks.dev/ecs-tags"))
                .contains("team@example.com", "aws:cloudformation:stack-name", "-bad-");
    }

    @Test
    void T57_tags_of_a_task_definition_without_a_service_are_labels_too() {
        var metadata = Given.web("")
                .bundle("'tags':[{'key':'team','value':'shop'},{'key':'cost center','value':'A 1'}]")
                .translated()
                .workload()
                .getMetadata();

        assertThat(metadata.getLabels()).hasSize(4).containsEntry("team", "shop");
        assertThat(metadata.getAnnotations().get("ecs2eks.dev/ecs-tags")).contains("cost center", "A 1");
    }

    @Test
    void T58_ports_that_were_renamed_are_recorded() {
        var outcome = Given.web("'portMappings':[{'name':'HTTP_Main','containerPort':8080,'protocol':'tcp'},"
                        + "{'name':'dns','containerPort':53,'protocol':'udp'}]")
                .translated();

        assertThat(outcome.workload().getMetadata().getAnnotations())
                .containsEntry("ecs2eks.dev/original-names", "{\"ports\":{\"http-main\":\"HTTP_Main\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 40",
                "'healthCheck':{'command':['NONE']}; 40",
                "'essential':false,'healthCheck':{'command':['CMD','/check']}; 40",
                "'healthCheck':{'command':['CMD','/check']};"
            },
            quoteCharacter = '`')
    void T12_only_a_check_that_runs_says_when_a_pod_is_stable(String members, Integer seconds) {
        var outcome = Given.web(members.equals("''") ? "" : members).service("").translated();

        assertThat(outcome.deployment().getSpec().getMinReadySeconds()).isEqualTo(seconds);
    }
}
