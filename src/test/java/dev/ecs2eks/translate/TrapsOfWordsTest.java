package dev.ecs2eks.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

        assertThat(finding(translation, CONTAINER + "/ulimits"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
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
        var json =
                """
                {'taskDefinition':{'family':'orders',%s,'containerDefinitions':[{'name':'web','image':'acme/web:1'%s}]},
                 'service':{'serviceName':'orders','desiredCount':1%s}}"""
                        .formatted(definition, after(container), after(service))
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
