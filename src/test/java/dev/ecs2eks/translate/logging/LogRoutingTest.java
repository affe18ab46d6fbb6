package dev.ecs2eks.translate.logging;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRoutingTest {

    private static final String ROUTER =
            "{'name':'log_router','image':'fluent-bit:1','firelensConfiguration':{'type':'fluentbit'}";
    private static final String OPTIONS = "/taskDefinition/containerDefinitions/0/logConfiguration/options";

    private final Findings findings = Subjects.findings();

    private Logging task(String containers) {
        return LogRouting.of(Subjects.task("'containerDefinitions':[" + containers + "]"), findings);
    }

    private static String web(String members) {
        return "{'name':'web','image':'acme/web:1'" + members + ",'logConfiguration':{'logDriver':'awsfirelens'}}";
    }

    @Test
    void T51_a_router_that_gets_only_output_of_siblings_is_left_out() {
        var logging = task(web("") + "," + ROUTER + "}");
        assertThat(logging.leftOut()).containsExactly(1);
        assertThat(logging.sidecars()).isEmpty();
        assertThat(logging.environment()).isEmpty();
        assertThat(places(findings))
                .contains("router-left-out /taskDefinition/containerDefinitions/1/firelensConfiguration/type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'environment':[{'name':'LOG_TARGET','value':'$FLUENT_HOST'}]",
                ",'command':['--logs','tcp://127.0.0.1:24224']",
                ",'entryPoint':['sh','-c','app --to $FLUENT_HOST:$FLUENT_PORT']",
                ",'links':['log_router:logs']",
            })
    void a_router_that_a_program_speaks_to_stays(String members) {
        assertThat(task(web(members) + "," + ROUTER + "}").sidecars()).containsExactly(1);
    }

    @Test
    void a_router_that_reads_files_of_a_volume_stays() {
        var mount = ",'mountPoints':[{'sourceVolume':'logs','containerPath':'/var/log'}]";
        assertThat(task(web(mount) + "," + ROUTER + mount + "}").sidecars()).containsExactly(1);
    }

    @Test
    void a_router_with_a_port_stays() {
        assertThat(task(web("") + "," + ROUTER + ",'portMappings':[{'containerPort':5170}]}")
                        .sidecars())
                .containsExactly(1);
        assertThat(places(findings))
                .contains("router-without-output /taskDefinition/containerDefinitions/1/firelensConfiguration/type");
    }

    @Test
    void a_router_that_stays_is_where_ECS_says_it_is() {
        var logging = task(web(",'command':['$FLUENT_HOST'],'environment':[{'name':'FLUENT_PORT','value':'1'}]") + ","
                + ROUTER + "}");
        assertThat(json(logging.environment().get(0)).toString())
                .isEqualTo("[{\"name\":\"FLUENT_HOST\",\"value\":\"127.0.0.1\"}]");
    }

    @Test
    void a_pod_keeps_its_only_container() {
        assertThat(task(ROUTER + "}").leftOut()).isEmpty();
    }

    @Test
    void T52_the_finding_names_group_and_prefix() {
        task("{'name':'web','image':'a','logConfiguration':{'logDriver':'awslogs','options':{"
                + "'awslogs-group':'/ecs/orders','awslogs-stream-prefix':'web','mode':'non-blocking'}}}");
        assertThat(find(findings, "awslogs-in-agent")).hasValueSatisfying(it -> {
            assertThat(it.field()).isEqualTo(OPTIONS);
            assertThat(it.message()).contains("/ecs/orders", "web", "mode");
        });
    }

    @Test
    void T52_awslogs_without_options_is_not_silent() {
        task("{'name':'web','image':'a','logConfiguration':{'logDriver':'awslogs'}}");
        assertThat(places(findings))
                .containsExactly("awslogs-in-agent /taskDefinition/containerDefinitions/0/logConfiguration/logDriver");
    }

    @Test
    void values_of_options_may_be_tokens_and_are_not_told() {
        task(
                "{'name':'web','image':'a','logConfiguration':{'logDriver':'splunk','options':{'splunk-token':'s3cr3t'}}}");
        assertThat(find(findings, "log-options-in-agent"))
                .hasValueSatisfying(
                        it -> assertThat(it.message()).contains("splunk-token").doesNotContain("s3cr3t"));
    }

    @ParameterizedTest
    @CsvSource({
        "json-file, log-rotation-by-kubelet",
        "awsfirelens, router-output-in-agent",
        "gelf, log-options-in-agent"
    })
    void each_driver_has_its_words(String driver, String code) {
        task("{'name':'web','image':'a','logConfiguration':{'logDriver':'" + driver + "','options':{'Name':'x'}}}");
        assertThat(places(findings)).containsExactly(code + " " + OPTIONS);
    }

    @ParameterizedTest
    @CsvSource({
        "public.ecr.aws/xray/aws-xray-daemon:3.x, xray-daemon-in-pod",
        "public.ecr.aws/cloudwatch-agent/cloudwatch-agent:latest, cloudwatch-agent-in-pod",
        "public.ecr.aws/appmesh/aws-appmesh-envoy:v1, app-mesh-proxy-in-pod",
        "amazon/aws-otel-collector, otel-collector-in-pod",
        "public.ecr.aws/datadog/agent:7, datadog-agent-in-pod",
    })
    void agents_are_known_by_their_images(String image, String code) {
        task("{'name':'agent','image':'" + image + "'}");
        assertThat(places(findings)).containsExactly(code + " /taskDefinition/containerDefinitions/0/image");
    }

    @Test
    void the_proxy_of_App_Mesh_is_told_once() {
        LogRouting.of(
                Subjects.task("'proxyConfiguration':{'type':'APPMESH','containerName':'envoy'},"
                        + "'containerDefinitions':[{'name':'envoy','image':'x/aws-appmesh-envoy:v1'}]"),
                findings);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void an_ordinary_container_is_no_agent() {
        task("{'name':'web','image':'acme/web:1'}");
        assertThat(findings.all()).isEmpty();
    }
}
