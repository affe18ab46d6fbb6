package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.Sysctl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, privileges, capabilities and kernel parameters. */
class SecurityContextsTest {

    private static final String WEB = "/taskDefinition/containerDefinitions/0/";

    @ParameterizedTest
    @CsvSource({"1000, 1000,", "1000:2000, 1000, 2000", "root, 0,", "0:root, 0, 0"})
    void users_are_numbers(String user, Long uid, Long gid) {
        var outcome = Given.web("'user':'" + user + "'").translated();

        assertThat(outcome.web().getSecurityContext().getRunAsUser()).isEqualTo(uid);
        assertThat(outcome.web().getSecurityContext().getRunAsGroup()).isEqualTo(gid);
        assertThat(outcome.said("ContainerDefinition.user")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"appuser", "1000:appgroup", "4294967296", "-1", ":"})
    void T16_a_name_is_reported_because_the_process_might_become_root(String user) {
        var outcome = Given.web("'user':'" + user + "'").translated();

        assertThat(outcome.said("ContainerDefinition.user")).containsExactly("Blocking " + WEB + "user");
        assertThat(outcome.findings()).anyMatch(finding -> finding.message().contains(user));
    }

    @Test
    void windows_users_have_names() {
        var context = Given.web("'user':'ContainerUser','readonlyRootFilesystem':true")
                .task("'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}")
                .translated()
                .web()
                .getSecurityContext();

        assertThat(context.getWindowsOptions().getRunAsUserName()).isEqualTo("ContainerUser");
        assertThat(context.getReadOnlyRootFilesystem()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'privileged':true; privileged",
                "'readonlyRootFilesystem':true; readonlyRootFilesystem",
                "'systemControls':[{'namespace':'net.ipv4.tcp_rmem','value':'1'}]; systemControls/0/namespace",
                "'linuxParameters':{'capabilities':{'drop':['ALL']}}; linuxParameters/capabilities",
                "'linuxParameters':{'sharedMemorySize':64}; linuxParameters/sharedMemorySize",
                "'linuxParameters':{'tmpfs':[{'containerPath':'/t','size':1}]}; linuxParameters/tmpfs/0"
            })
    void what_only_linux_obeys_is_named_on_windows(String members, String place) {
        var outcome = Given.web(members)
                .task("'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}")
                .translated();

        assertThat(outcome.said("not-on-windows")).containsExactly("Warning " + WEB + place);
        assertThat(outcome.said("SystemControl.namespace")).isEmpty();
        assertThat(outcome.web().getSecurityContext()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ContainerUser, true", "CORP\\\\svc-shop, true", "1000:1000, false", "a@b, false"})
    void a_windows_user_is_a_name_with_or_without_domain(String user, boolean written) {
        var outcome = Given.web("'user':'" + user + "'")
                .task("'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}")
                .translated();

        assertThat(outcome.web().getSecurityContext() != null).isEqualTo(written);
        assertThat(outcome.said("not-on-windows")).hasSize(written ? 0 : 1);
    }

    @Test
    void privileged_needs_a_namespace_that_allows_it() {
        var outcome =
                Given.web("'privileged':true,'readonlyRootFilesystem':true").translated();

        assertThat(outcome.web().getSecurityContext().getPrivileged()).isTrue();
        assertThat(outcome.web().getSecurityContext().getReadOnlyRootFilesystem())
                .isTrue();
        assertThat(outcome.said("namespace-needs-privileged")).containsExactly("Warning " + WEB + "privileged");
    }

    @Test
    void eks_fargate_has_no_privileged_pods() {
        var outcome = Given.web("'privileged':true").on("1.36", Compute.FARGATE).translated();

        assertThat(outcome.said("fargate-unsupported")).containsExactly("Blocking " + WEB + "privileged");
    }

    @Test
    void capabilities_lose_their_prefix() {
        var outcome = Given.web("'linuxParameters':{'capabilities':{'add':['CAP_NET_BIND_SERVICE'],'drop':['ALL']}}")
                .translated();

        assertThat(outcome.web().getSecurityContext().getCapabilities().getAdd())
                .containsExactly("NET_BIND_SERVICE");
        assertThat(outcome.web().getSecurityContext().getCapabilities().getDrop())
                .containsExactly("ALL");
        assertThat(outcome.alarms()).isEmpty();
    }

    @Test
    void a_capability_beyond_the_baseline_needs_a_namespace_that_allows_it() {
        var outcome = Given.web("'linuxParameters':{'capabilities':{'add':['SYS_PTRACE']}}")
                .translated();

        assertThat(outcome.said("namespace-needs-privileged"))
                .containsExactly("Warning " + WEB + "linuxParameters/capabilities/add");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-new-privileges", "no-new-privileges:true", "no-new-privileges=true"})
    void no_new_privileges_is_kept(String option) {
        var outcome = Given.web("'dockerSecurityOptions':['" + option + "']").translated();

        assertThat(outcome.web().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(outcome.alarms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'privileged':true", "'linuxParameters':{'capabilities':{'add':['SYS_ADMIN']}}"})
    void no_new_privileges_is_left_out_where_the_api_server_refuses_it(String members) {
        var outcome = Given.web("'dockerSecurityOptions':['no-new-privileges']," + members)
                .translated();

        assertThat(outcome.web().getSecurityContext().getAllowPrivilegeEscalation())
                .isNull();
        assertThat(outcome.said("no-new-privileges-refused")).hasSize(1);
    }

    @Test
    void profiles_and_labels_are_written() {
        var context = Given.web("'dockerSecurityOptions':['apparmor:shop','label:type:svirt_t','label:level:s0']")
                .translated()
                .web()
                .getSecurityContext();

        assertThat(context.getAppArmorProfile().getLocalhostProfile()).isEqualTo("shop");
        assertThat(context.getSeLinuxOptions().getType()).isEqualTo("svirt_t");
        assertThat(context.getSeLinuxOptions().getLevel()).isEqualTo("s0");
    }

    @Test
    void T25_only_sysctls_that_every_kubelet_takes_are_written() {
        var outcome = Given.web("'systemControls':[{'namespace':'net.ipv4.tcp_keepalive_time','value':'500'},"
                        + "{'namespace':'net.core.somaxconn','value':'4096'}]")
                .translated();

        assertThat(outcome.pod().getSecurityContext().getSysctls())
                .containsExactly(new Sysctl("net.ipv4.tcp_keepalive_time", "500"));
        assertThat(outcome.said("unsafe-sysctl")).containsExactly("Warning " + WEB + "systemControls/1");
    }

    @Test
    void of_two_values_for_a_sysctl_the_last_one_is_taken_once() {
        var outcome = Given.web("'systemControls':[{'namespace':'net.ipv4.tcp_fin_timeout','value':'5'}]")
                .and("b", "'systemControls':[{'namespace':'net.ipv4.tcp_fin_timeout','value':'9'}]")
                .translated();

        assertThat(outcome.pod().getSecurityContext().getSysctls())
                .containsExactly(new Sysctl("net.ipv4.tcp_fin_timeout", "9"));
        assertThat(outcome.said("conflicting-sysctl"))
                .containsExactly("Warning /taskDefinition/containerDefinitions/1/systemControls/0");
    }

    @Test
    void a_pod_in_the_network_of_its_node_sets_none_of_its_sysctls() {
        var outcome = Given.web("'systemControls':[{'namespace':'net.ipv4.tcp_fin_timeout','value':'5'}]")
                .task("'networkMode':'host'")
                .translated();

        assertThat(outcome.pod().getSecurityContext()).isNull();
        assertThat(outcome.said("host-namespace-sysctl")).hasSize(1);
    }

    @Test
    void a_plain_container_has_no_security_context() {
        assertThat(Given.web("").translated().web().getSecurityContext()).isNull();
    }

    @Test
    void T25_nothing_is_said_to_hold_for_the_pod_that_was_left_out() {
        var outcome = Given.web("'systemControls':[{'namespace':'net.core.somaxconn','value':'4096'}]")
                .translated();

        assertThat(outcome.said("unsafe-sysctl")).containsExactly("Warning " + WEB + "systemControls/0");
        assertThat(outcome.said("SystemControl.namespace")).isEmpty();
    }
}
