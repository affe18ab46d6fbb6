package dev.ecs2eks.translate.network;

import static dev.ecs2eks.translate.Given.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityGroupsTest {

    private static final String GROUPS =
            "'networkConfiguration':{'awsvpcConfiguration':{'securityGroups':['sg-app','sg-db']}}";

    @Test
    void the_pods_get_the_groups_of_the_tasks() {
        var given = Given.service(GROUPS).with(Addon.SECURITY_GROUPS_FOR_PODS);
        var policy = (GenericKubernetesResource)
                SecurityGroups.of(given.subject(), given.findings()).orElseThrow();
        assertThat(policy.getMetadata().getName()).isEqualTo("orders");
        var spec = policy.getAdditionalProperties().get("spec");
        assertThat(member(spec, "securityGroups", "groupIds")).isEqualTo(List.of("sg-app", "sg-db"));
        assertThat(member(spec, "podSelector", "matchLabels", "app.kubernetes.io/instance"))
                .isEqualTo("orders");
        assertThat(given.found()).isEmpty();
    }

    @Test
    void without_groups_for_pods_a_warning_names_those_that_are_lost() {
        var given = Given.service(GROUPS);
        assertThat(SecurityGroups.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.field()).isEqualTo("/service/networkConfiguration/awsvpcConfiguration/securityGroups");
            assertThat(finding.message()).contains("sg-app, sg-db");
        });
    }

    @Test
    void T43a_auto_mode_before_1_36_would_leave_the_pods_pending() {
        assertThat(policyOn(Compute.AUTO_MODE, 35)).isFalse();
        assertThat(policyOn(Compute.AUTO_MODE, 36)).isTrue();
    }

    @Test
    void T43a_windows_pods_cannot_have_groups() {
        var given = Given.bundle(
                        "'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'},"
                                + "'containerDefinitions':[{'name':'web','image':'a'}]",
                        GROUPS)
                .with(Addon.SECURITY_GROUPS_FOR_PODS);
        assertThat(SecurityGroups.of(given.subject(), given.findings())).isEmpty();
    }

    @Test
    void no_groups_no_words() {
        var given = Given.service("'networkConfiguration':{'awsvpcConfiguration':{'securityGroups':[]}}");
        assertThat(SecurityGroups.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.found()).isEmpty();
    }

    private static boolean policyOn(Compute compute, int minor) {
        var given = Given.service(GROUPS)
                .with(Addon.SECURITY_GROUPS_FOR_PODS)
                .on(compute)
                .on(minor);
        return SecurityGroups.of(given.subject(), given.findings()).isPresent();
    }
}
