package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HostAlias;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports, names of hosts and the namespaces that a pod shares. */
class PodNetworkTest {

    private static final String CONTAINERS = "/taskDefinition/containerDefinitions/";

    private static String ports(String... mappings) {
        return "'portMappings':[{" + String.join("},{", mappings) + "}]";
    }

    @Test
    void T22_two_containers_cannot_share_a_port() {
        var outcome = Given.web(ports("'containerPort':8080"))
                .and("b", ports("'containerPort':8080"))
                .translated();

        assertThat(outcome.said("duplicate-port"))
                .containsExactly("Blocking " + CONTAINERS + "1/portMappings/0/containerPort");
    }

    @Test
    void T22_one_port_for_two_protocols_is_no_clash() {
        var outcome = Given.web(ports("'containerPort':53", "'containerPort':53,'protocol':'udp'"))
                .translated();

        assertThat(outcome.web().getPorts())
                .extracting(ContainerPort::getProtocol)
                .containsExactly("TCP", "UDP");
        assertThat(outcome.said("duplicate-port")).isEmpty();
    }

    @Test
    void a_port_given_twice_is_written_once() {
        var outcome = Given.web(ports("'containerPort':80,'hostPort':80", "'containerPort':80,'hostPort':81"))
                .translated();

        assertThat(outcome.web().getPorts()).hasSize(1);
    }

    @Test
    void T23_a_host_port_is_never_written() {
        var outcome = Given.web(ports("'containerPort':8080,'hostPort':80"))
                .task("'networkMode':'bridge'")
                .translated();

        assertThat(outcome.web().getPorts().get(0).getHostPort()).isNull();
        assertThat(outcome.said("PortMapping.hostPort"))
                .containsExactly("Warning " + CONTAINERS + "0/portMappings/0/hostPort");
    }

    @Test
    void T23_nobody_misses_a_host_port_that_only_the_load_balancer_used() {
        var outcome = Given.web(ports("'containerPort':8080,'hostPort':80"))
                .task("'networkMode':'bridge'")
                .balanced("'HealthCheckProtocol':'TCP'", "")
                .translated();

        assertThat(outcome.said("PortMapping.hostPort")).isEmpty();
    }

    @Test
    void names_of_ports_are_short_and_differ_in_the_whole_pod() {
        var outcome = Given.web(ports(
                        "'containerPort':1,'name':'payments-grpc-internal'",
                        "'containerPort':2,'name':'payments-grpc-inbound'",
                        "'containerPort':3,'name':'8443'",
                        "'containerPort':4,'name':'a__-b'"))
                .and("b", ports("'containerPort':5,'name':'8443'"))
                .translated();
        var names = IntStream.range(0, 2)
                .mapToObj(i -> outcome.pod().getContainers().get(i).getPorts())
                .flatMap(List::stream)
                .map(ContainerPort::getName)
                .toList();

        assertThat(names).doesNotHaveDuplicates().hasSize(5).contains("p-8443", "a-b");
        assertThat(names).allMatch(name -> name.matches("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?"));
    }

    @Test
    void of_a_long_range_the_first_hundred_ports_are_listed() {
        var outcome = Given.web(ports("'containerPortRange':'8000-9000'")).translated();

        assertThat(outcome.web().getPorts()).hasSize(100);
        assertThat(outcome.web().getPorts().get(99).getContainerPort()).isEqualTo(8099);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9000-8000", "a-b", "", "0-5", "70000-70001", "-"})
    void a_range_that_is_none_is_reported(String range) {
        var outcome = Given.web(ports("'containerPortRange':'" + range + "'")).translated();

        assertThat(outcome.web().getPorts()).isEmpty();
        assertThat(outcome.said("invalid-port-range")).hasSize(1);
    }

    @Test
    void a_port_that_is_none_is_reported_and_left_out() {
        var outcome = Given.web(ports("'containerPort':70000")).translated();

        assertThat(outcome.web().getPorts()).isEmpty();
        assertThat(outcome.said("value-out-of-range")).hasSize(1);
    }

    @Test
    void T21_links_lead_to_localhost() {
        var outcome = Given.web("'links':['db:database','cache']")
                .and("db", "")
                .and("cache", "")
                .translated();

        assertThat(outcome.pod().getHostAliases())
                .containsExactly(new HostAlias(List.of("database", "db", "cache"), "127.0.0.1"));
        assertThat(outcome.said("ContainerDefinition.links")).hasSize(1);
    }

    @Test
    void extra_hosts_are_merged_by_address() {
        var outcome = Given.web(
                        "'extraHosts':[{'hostname':'a.example','ipAddress':'10.0.0.1'},"
                                + "{'hostname':'B.example','ipAddress':'10.0.0.1'},{'hostname':'gw','ipAddress':'host-gateway'}]")
                .translated();

        assertThat(outcome.pod().getHostAliases())
                .containsExactly(new HostAlias(List.of("a.example", "b.example"), "10.0.0.1"));
        assertThat(outcome.said("HostEntry.ipAddress")).hasSize(1);
    }

    @Test
    void names_and_addresses_that_the_api_server_refuses_are_reported() {
        var outcome = Given.web("'extraHosts':[{'hostname':'my_db','ipAddress':'10.0.0.1'},"
                        + "{'hostname':'x','ipAddress':'10.0.0.300'}]")
                .translated();

        assertThat(outcome.pod().getHostAliases()).isEmpty();
        assertThat(outcome.said("invalid-host-alias")).hasSize(2);
    }

    @Test
    void at_most_three_name_servers_replace_the_cluster_dns() {
        var outcome = Given.web("'dnsServers':['10.0.0.1','10.0.0.2','10.0.0.3','10.0.0.4','dns']")
                .translated();

        assertThat(outcome.pod().getDnsPolicy()).isEqualTo("None");
        assertThat(outcome.pod().getDnsConfig().getNameservers()).hasSize(3);
        assertThat(outcome.said("invalid-dns-entry")).hasSize(2);
        assertThat(outcome.said("ContainerDefinition.dnsServers"))
                .containsExactly("Warning /taskDefinition/containerDefinitions/0/dnsServers");
    }

    @Test
    void search_domains_come_after_those_of_the_cluster() {
        var outcome = Given.web("'dnsSearchDomains':['corp.example']").translated();

        assertThat(outcome.pod().getDnsPolicy()).isNull();
        assertThat(outcome.pod().getDnsConfig().getSearches()).containsExactly("corp.example");
        assertThat(outcome.pod().getDnsConfig().getOptions().get(0).getName()).isEqualTo("ndots");
    }

    @Test
    void host_networking_keeps_the_cluster_dns() {
        var outcome = Given.web("").task("'networkMode':'host'").translated();

        assertThat(outcome.pod().getHostNetwork()).isTrue();
        assertThat(outcome.pod().getDnsPolicy()).isEqualTo("ClusterFirstWithHostNet");
    }

    @Test
    void eks_fargate_has_no_host_network() {
        var outcome = Given.web("")
                .task("'networkMode':'host'")
                .on("1.36", Compute.FARGATE)
                .translated();

        assertThat(outcome.said("fargate-unsupported")).containsExactly("Blocking /taskDefinition/networkMode");
    }

    @Test
    void a_pod_has_one_host_name() {
        var outcome =
                Given.web("'hostname':'alpha'").and("b", "'hostname':'beta'").translated();

        assertThat(outcome.pod().getHostname()).isEqualTo("alpha");
        assertThat(outcome.said("hostname-not-written")).containsExactly("Warning " + CONTAINERS + "1/hostname");
    }

    @Test
    void a_host_name_with_dots_is_written_whole_from_1_35_on() {
        var given = Given.web("'hostname':'alpha.example.com'");

        assertThat(given.translated().pod().getHostnameOverride()).isEqualTo("alpha.example.com");
        assertThat(given.on("1.34", Compute.EC2).translated().said("hostname-not-written"))
                .hasSize(1);
    }

    @Test
    void ecs_uses_no_host_name_with_awsvpc() {
        var outcome =
                Given.web("'hostname':'alpha'").task("'networkMode':'awsvpc'").translated();

        assertThat(outcome.pod().getHostname()).isNull();
        assertThat(outcome.said("ContainerDefinition.hostname")).isEmpty();
    }

    @Test
    void namespaces_of_the_node_need_a_namespace_that_allows_them() {
        var outcome = Given.web("").task("'pidMode':'host','ipcMode':'host'").translated();

        assertThat(outcome.pod().getHostPID()).isTrue();
        assertThat(outcome.pod().getHostIPC()).isTrue();
        assertThat(outcome.said("namespace-needs-privileged"))
                .containsExactly("Warning /taskDefinition/pidMode", "Warning /taskDefinition/ipcMode");
    }

    @Test
    void a_windows_pod_shares_no_namespaces() {
        var outcome = Given.web("")
                .task("'pidMode':'host','ipcMode':'host','runtimePlatform':"
                        + "{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}")
                .translated();

        assertThat(outcome.pod().getHostPID()).isNull();
        assertThat(outcome.pod().getHostIPC()).isNull();
        assertThat(outcome.said("not-on-windows")).hasSize(2);
    }

    @Test
    void ipc_that_nobody_shares_is_only_missed_beside_siblings() {
        var alone = Given.web("").task("'ipcMode':'none'").translated();
        var together = Given.web("").and("b", "").task("'ipcMode':'none'").translated();

        assertThat(alone.said("TaskDefinition.ipcMode")).isEmpty();
        assertThat(together.said("TaskDefinition.ipcMode")).containsExactly("Info /taskDefinition/ipcMode");
    }

    @Test
    void processes_of_the_task_are_processes_of_the_pod() {
        var outcome = Given.web("").task("'pidMode':'task','ipcMode':'task'").translated();

        assertThat(outcome.pod().getShareProcessNamespace()).isTrue();
        assertThat(outcome.pod().getHostPID()).isNull();
        assertThat(outcome.alarms()).isEmpty();
    }
}
