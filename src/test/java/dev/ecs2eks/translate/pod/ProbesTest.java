package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health checks of containers and target groups as probes (mapping §4.5). */
class ProbesTest {

    private static final String HTTP = "'HealthCheckProtocol':'HTTP','HealthCheckPath':'/healthz',"
            + "'HealthCheckPort':'traffic-port','Matcher':{'HttpCode':'200'}";

    private static Given checked(String members) {
        return Given.web("'healthCheck':{'command':['CMD','/check']" + members + "}");
    }

    private static long budget(Probe startup) {
        return (long) startup.getPeriodSeconds() * startup.getFailureThreshold();
    }

    @Test
    void T09_every_value_of_ecs_is_written() {
        var probe = checked("").translated().web().getLivenessProbe();

        assertThat(probe.getExec().getCommand()).containsExactly("/check");
        assertThat(probe.getPeriodSeconds()).isEqualTo(30);
        assertThat(probe.getTimeoutSeconds()).isEqualTo(5);
        assertThat(probe.getFailureThreshold()).isEqualTo(3);
        assertThat(probe.getSuccessThreshold()).isEqualTo(1);
        assertThat(probe.getInitialDelaySeconds()).isEqualTo(30);
    }

    @Test
    void T08_a_container_that_is_not_essential_is_never_killed_by_its_check() {
        var outcome = Given.web("")
                .and("agent", "'essential':false,'healthCheck':{'command':['CMD','/check'],'startPeriod':20}")
                .translated();

        assertThat(outcome.container("agent").getLivenessProbe()).isNull();
        assertThat(outcome.container("agent").getStartupProbe()).isNull();
        assertThat(outcome.said("HealthCheck.command")).isEmpty();
        assertThat(outcome.said("health-check-only-shown"))
                .containsExactly("Info /taskDefinition/containerDefinitions/1/healthCheck/command");
    }

    @Test
    void the_check_of_a_container_that_ends_first_restarts_nothing() {
        var outcome = Given.web("'dependsOn':[{'containerName':'migrate','condition':'SUCCESS'}]")
                .and("migrate", "'healthCheck':{'command':['CMD','/check']}")
                .translated();

        assertThat(outcome.said("HealthCheck.command")).isEmpty();
        assertThat(outcome.said("health-check-only-shown"))
                .containsExactly("Info /taskDefinition/containerDefinitions/1/healthCheck/command");
    }

    @Test
    void T10_start_period_is_a_budget() {
        var web = checked(",'interval':10,'retries':3,'startPeriod':120")
                .translated()
                .web();

        assertThat(budget(web.getStartupProbe())).isEqualTo(160);
        assertThat(web.getLivenessProbe().getInitialDelaySeconds()).isNull();
        assertThat(web.getLivenessProbe().getFailureThreshold()).isEqualTo(3);
    }

    @Test
    void whoever_waits_for_health_waits_for_the_startup_probe() {
        var cache = Given.web("'dependsOn':[{'containerName':'cache','condition':'HEALTHY'}]")
                .and("cache", "'startTimeout':600,'healthCheck':{'command':['CMD','/check'],'interval':5}")
                .translated()
                .container("cache");

        assertThat(cache.getStartupProbe().getPeriodSeconds()).isEqualTo(5);
        assertThat(budget(cache.getStartupProbe())).isEqualTo(600);
    }

    @Test
    void whoever_waits_for_health_that_nobody_checks_is_told() {
        var outcome = Given.web("'dependsOn':[{'containerName':'cache','condition':'HEALTHY'}]")
                .and("cache", "")
                .translated();

        assertThat(outcome.said("health-check-awaited"))
                .containsExactly("Warning /taskDefinition/containerDefinitions/1/healthCheck");
    }

    @Test
    void a_shell_check_runs_as_docker_runs_it_and_its_dollars_stay() {
        var web = Given.web("'healthCheck':{'command':['CMD-SHELL','test $$ -gt $(cat x)']}")
                .translated()
                .web();

        assertThat(web.getLivenessProbe().getExec().getCommand())
                .containsExactly("/bin/sh", "-c", "test $$ -gt $(cat x)");
    }

    @Test
    void windows_has_a_shell_of_its_own() {
        var web = Given.web("'healthCheck':{'command':['CMD-SHELL','dir']}")
                .task("'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}")
                .translated()
                .web();

        assertThat(web.getLivenessProbe().getExec().getCommand()).containsExactly("cmd", "/S", "/C", "dir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['curl localhost']", "['CMD']", "['CMD-SHELL','']"})
    void a_command_that_docker_would_not_run_is_no_probe(String command) {
        var outcome = Given.web("'healthCheck':{'command':" + command + "}").translated();

        assertThat(outcome.web().getLivenessProbe()).isNull();
        assertThat(outcome.said("invalid-health-check-command")).hasSize(1);
    }

    @Test
    void a_check_that_is_switched_off_is_no_probe_and_no_finding() {
        var outcome = Given.web("'healthCheck':{'command':['NONE']}").translated();

        assertThat(outcome.web().getLivenessProbe()).isNull();
        assertThat(outcome.findings()).noneMatch(it -> it.field().contains("healthCheck"));
    }

    @Test
    void values_that_no_probe_takes_are_reported_and_left_out() {
        var outcome = checked(",'interval':-5,'timeout':0,'retries':1000000").translated();

        assertThat(outcome.web().getLivenessProbe().getPeriodSeconds()).isEqualTo(30);
        assertThat(outcome.web().getLivenessProbe().getTimeoutSeconds()).isEqualTo(5);
        assertThat(outcome.web().getLivenessProbe().getFailureThreshold()).isEqualTo(3);
        assertThat(outcome.said("value-out-of-range")).hasSize(2);
    }

    @Test
    void the_check_of_the_target_group_decides_about_requests() {
        var probe = Given.web("'portMappings':[{'containerPort':8080}]")
                .balanced(
                        HTTP + ",'HealthCheckIntervalSeconds':12,'HealthCheckTimeoutSeconds':4,"
                                + "'HealthyThresholdCount':3,'UnhealthyThresholdCount':4",
                        "")
                .translated()
                .web()
                .getReadinessProbe();

        assertThat(probe.getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(probe.getHttpGet().getPort().getIntVal()).isEqualTo(8080);
        assertThat(probe.getHttpGet().getScheme()).isEqualTo("HTTP");
        assertThat(probe.getPeriodSeconds()).isEqualTo(12);
        assertThat(probe.getTimeoutSeconds()).isEqualTo(4);
        assertThat(probe.getFailureThreshold()).isEqualTo(4);
        assertThat(probe.getSuccessThreshold()).isEqualTo(3);
    }

    @Test
    void T11_a_hung_pod_is_restarted_because_ecs_would_replace_it() {
        var outcome = Given.web("")
                .balanced(HTTP + ",'UnhealthyThresholdCount':2", "")
                .translated();

        assertThat(outcome.web().getLivenessProbe().getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(outcome.web().getLivenessProbe().getFailureThreshold()).isEqualTo(4);
        assertThat(outcome.web().getLivenessProbe().getSuccessThreshold()).isEqualTo(1);
        assertThat(outcome.said("liveness-from-target-group")).hasSize(1);
    }

    @Test
    void with_both_checks_each_keeps_its_job() {
        var outcome = checked("").balanced(HTTP, "").translated();

        assertThat(outcome.web().getLivenessProbe().getExec()).isNotNull();
        assertThat(outcome.web().getReadinessProbe().getHttpGet()).isNotNull();
        assertThat(outcome.said("liveness-from-target-group")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'200-299,404', true", "'301', true", "'401', false", "'404,500-599', false", "'nonsense', false"})
    void the_kubelet_takes_codes_from_200_to_399(String codes, boolean request) {
        var outcome = Given.web("")
                .balanced("'HealthCheckProtocol':'HTTP','Matcher':{'HttpCode':'" + codes + "'}", "")
                .translated();

        assertThat(outcome.web().getReadinessProbe().getHttpGet() != null).isEqualTo(request);
        assertThat(outcome.web().getReadinessProbe().getTcpSocket() != null).isNotEqualTo(request);
        assertThat(outcome.said("health-codes-unknown-to-kubelet")).hasSize(request ? 0 : 1);
    }

    @Test
    void a_tcp_check_opens_a_connection() {
        var probe = Given.web("")
                .balanced("'HealthCheckProtocol':'TCP'", "")
                .translated()
                .web()
                .getReadinessProbe();

        assertThat(probe.getTcpSocket().getPort().getIntVal()).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({"/grpc.health.v1.Health/Check, true", "/AWS.ALB/healthcheck, false"})
    void a_grpc_probe_calls_the_standard_health_service_only(String path, boolean grpc) {
        var outcome = Given.web("")
                .balanced("'ProtocolVersion':'GRPC','HealthCheckProtocol':'HTTP','HealthCheckPath':'" + path + "'", "")
                .translated();

        assertThat(outcome.web().getReadinessProbe().getGrpc() != null).isEqualTo(grpc);
        assertThat(outcome.said("grpc-check-opens-connection")).hasSize(grpc ? 0 : 1);
    }

    @Test
    void a_fixed_check_port_of_the_instance_is_the_port_of_the_container() {
        var probe = Given.web("'portMappings':[{'containerPort':9090,'hostPort':19090}]")
                .task("'networkMode':'bridge'")
                .balanced(HTTP.replace("traffic-port", "19090"), "")
                .translated()
                .web()
                .getReadinessProbe();

        assertThat(probe.getHttpGet().getPort().getIntVal()).isEqualTo(9090);
    }

    @Test
    void the_grace_period_of_the_service_is_covered_by_the_start_budget() {
        var given = checked(",'interval':10").service("'desiredCount':1,'healthCheckGracePeriodSeconds':300");

        assertThat(budget(given.translated().web().getStartupProbe())).isBetween(300L, 320L);
    }

    @Test
    void a_grace_period_without_end_means_that_nothing_is_killed() {
        var outcome = checked("")
                .service("'desiredCount':1,'healthCheckGracePeriodSeconds':2147483647")
                .translated();

        assertThat(outcome.web().getLivenessProbe()).isNull();
        assertThat(outcome.said("grace-period-without-end"))
                .containsExactly("Info /service/healthCheckGracePeriodSeconds");
    }
}
