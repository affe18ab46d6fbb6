package dev.ecs2eks.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Traps that are avoided by saying so: no part writes anything for them, the field map's words reach the person. */
class TrapsOfWordsTest {

    private static final String CONTAINER = "/taskDefinition/containerDefinitions/0";

    @Test
    void T03b_no_launch_type_beside_a_capacity_provider_is_not_read_as_ec2() {
        var onFargate = translate(
                "", "'networkMode':'awsvpc'", "'capacityProviderStrategy':[{'capacityProvider':'FARGATE','weight':1}]");

        assertThat(onFargate.findings()).extracting(Finding::code).doesNotContain("processor-assumed");
    }

    @Test
    void T07_a_failed_check_restarts_one_container_where_ecs_replaced_the_task() {
        var translation = translate("'healthCheck':{'command':['CMD','/check']}", "'networkMode':'awsvpc'", "");

        assertThat(finding(translation, CONTAINER + "/healthCheck/command"))
                .get()
                .extracting(Finding::message)
                .asString()
                .contains("restarts this container in place");
    }

    @Test
    void T24_limits_of_open_files_are_told_with_both_ends() {
        var translation = translate(
                "'ulimits':[{'name':'nofile','softLimit':65536,'hardLimit':65536}]", "'networkMode':'awsvpc'", "");

        assertThat(finding(translation, CONTAINER + "/ulimits/0")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("nofile", "softLimit 65536", "hardLimit 65536");
        });
    }

    @Test
    void T24_as_many_open_files_as_any_node_gives_are_nothing_to_talk_about() {
        var translation = translate(
                "'ulimits':[{'name':'nofile','softLimit':1024,'hardLimit':65535}]", "'networkMode':'awsvpc'", "");

        assertThat(translation.findings()).extracting(Finding::code).doesNotContain("ContainerDefinition.ulimits");
    }

    @Test
    void T25a_a_memory_disk_that_may_only_be_read_loses_nothing() {
        var translation = translate(
                "'linuxParameters':{'tmpfs':[{'containerPath':'/scratch','size':64,'mountOptions':['ro']}]}",
                "'networkMode':'bridge'",
                "'launchType':'EC2'");

        assertThat(translation.findings()).extracting(Finding::code).doesNotContain("Tmpfs.mountOptions");
    }

    @Test
    void T25a_mount_options_of_a_memory_disk_are_not_dropped_in_silence() {
        var translation = translate(
                "'linuxParameters':{'tmpfs':[{'containerPath':'/scratch','size':64,'mountOptions':['noexec']}]}",
                "'networkMode':'bridge'",
                "'launchType':'EC2'");

        assertThat(finding(translation, CONTAINER + "/linuxParameters/tmpfs/0/mountOptions"))
                .isPresent();
    }

    @Test
    void T41_the_service_comes_before_the_pods_and_the_binding_after_them_without_a_gate_that_nothing_opens() {
        var translation = translate(
                "'portMappings':[{'containerPort':8080}]",
                "'networkMode':'awsvpc'",
                "'loadBalancers':[{'targetGroupArn':'tg','containerName':'web','containerPort':8080}]",
                ",'targetGroups':[{'TargetGroupArn':'tg','TargetType':'ip','Protocol':'HTTP'}]");

        assertThat(translation.manifests())
                .extracting(HasMetadata::getKind)
                .containsSubsequence("Service", "Deployment", "TargetGroupBinding");
        assertThat(translation.manifests())
                .filteredOn(Deployment.class::isInstance)
                .singleElement()
                .extracting(it ->
                        ((Deployment) it).getSpec().getTemplate().getSpec().getReadinessGates())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void T44_a_public_address_that_reached_the_internet_needs_a_gateway() {
        var translation = translate(
                "",
                "'networkMode':'awsvpc'",
                "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1'],'assignPublicIp':'ENABLED'}}");

        assertThat(finding(translation, "/service/networkConfiguration/awsvpcConfiguration/assignPublicIp"))
                .get()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains("NAT gateway");
                    assertThat(finding.suggestion()).contains("partners that filter by source");
                });
    }

    @Test
    void T44_a_task_without_a_public_address_is_quiet() {
        var translation = translate(
                "",
                "'networkMode':'awsvpc'",
                "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1'],'assignPublicIp':'DISABLED'}}");

        assertThat(finding(translation, "/service/networkConfiguration/awsvpcConfiguration/assignPublicIp"))
                .isEmpty();
    }

    @Test
    void T46_what_the_proxy_of_service_connect_did_is_told_feature_by_feature() {
        var translation = translate(
                "'portMappings':[{'name':'http','containerPort':8080}]",
                "'networkMode':'awsvpc'",
                "'deployments':[{'status':'PRIMARY','rolloutState':'COMPLETED','serviceConnectConfiguration':{"
                        + "'enabled':true,'services':[{'portName':'http','clientAliases':[{'port':80}]}]}}]");

        assertThat(finding(translation, "/service/deployments/0/serviceConnectConfiguration/enabled"))
                .get()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message())
                            .contains("retries", "outlier ejection", "timeouts", "balancing per request");
                    assertThat(finding.suggestion()).contains("gRPC", "headless", "mesh");
                });
    }

    @Test
    void T53_the_delivery_mode_of_logs_is_named() {
        var translation = translate(
                "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','mode':'blocking'}}",
                "'networkMode':'awsvpc'",
                "");

        assertThat(translation.findings())
                .filteredOn(finding -> finding.field().startsWith(CONTAINER + "/logConfiguration"))
                .anySatisfy(finding -> assertThat(finding.message()).contains("mode"));
    }

    @Test
    void T56_task_protection_through_the_agent_is_recognised() {
        var translation = translate(
                "'command':['sh','-c','curl -X PUT $ECS_AGENT_URI/task-protection/v1/state']",
                "'networkMode':'awsvpc'",
                "");

        assertThat(translation.findings())
                .filteredOn(finding -> finding.field().startsWith(CONTAINER + "/command"))
                .extracting(Finding::severity)
                .contains(Severity.WARNING);
    }

    private static Optional<Finding> finding(Translation translation, String field) {
        return translation.findings().stream()
                .filter(finding -> finding.field().equals(field))
                .findFirst();
    }

    private static Translation translate(String container, String definition, String service) {
        return translate(container, definition, service, "");
    }

    /** @param keys more of the bundle, from a comma on */
    private static Translation translate(String container, String definition, String service, String keys) {
        var json =
                """
                {'taskDefinition':{'family':'orders',%s,'containerDefinitions':[{'name':'web','image':'acme/web:1'%s}]},
                 'service':{'serviceName':'orders','desiredCount':1%s}%s}"""
                        .formatted(definition, after(container), after(service), keys)
                        .replace('\'', '"');
        var result = new BundleReader()
                .read("bundle.json", json.getBytes(StandardCharsets.UTF_8))
                .get(0);
        return Translator.translate(((BundleResult.Read) result).application(), Target.byDefault(), Options.none());
    }

    private static String after(String members) {
        return members.isEmpty() ? "" : "," + members;
    }
}
