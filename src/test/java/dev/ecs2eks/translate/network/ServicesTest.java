package dev.ecs2eks.translate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ecs2eks.translate.Given;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {

    private static final String REGISTRY = "arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1";
    private static final String REGISTERED = "'serviceRegistries':[{'registryArn':'" + REGISTRY + "'}]";

    @Test
    void a_load_balanced_port_becomes_a_port_of_the_service_named_like_the_workload() {
        var services = services(Given.service(Given.behindGroup()));
        assertThat(services).singleElement().satisfies(service -> {
            assertThat(service.getMetadata().getName()).isEqualTo("orders");
            assertThat(service.getSpec().getSelector()).containsOnlyKeys("app.kubernetes.io/instance");
            assertThat(routes(service)).containsExactly("http 8080->8080/TCP");
        });
    }

    @Test
    void a_worker_that_only_maps_a_port_has_no_service() {
        assertThat(services(Given.service(""))).isEmpty();
    }

    @Test
    void names_of_ports_fit_and_stay_apart() {
        var ports = services(Given.task(
                        """
                        'portMappings':[{'containerPort':8080,'name':'payments-grpc-internal'},
                          {'containerPort':8081,'name':'payments-grpc-inbound'},
                          {'containerPort':8443,'name':'8443'},{'containerPort':8090,'name':'admin__api'},
                          {'containerPort':9000,'name':'123456789012345678'}]""",
                        Given.behindGroup()))
                .get(0)
                .getSpec()
                .getPorts();
        assertThat(ports)
                .extracting(ServicePort::getName)
                .doesNotHaveDuplicates()
                .allMatch(
                        name -> name.length() <= 15 && name.matches("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?"))
                .contains("p-8443", "admin-api");
    }

    @Test
    void the_protocol_of_the_application_is_carried_over() {
        var service = services(Given.task(
                        "'portMappings':[{'containerPort':8080,'appProtocol':'http2'}]", Given.behindGroup()))
                .get(0);
        assertThat(service.getSpec().getPorts().get(0).getAppProtocol()).isEqualTo("kubernetes.io/h2c");
    }

    @Test
    void a_grpc_target_group_says_what_its_targets_speak() {
        var service = services(
                        Given.service(Given.behindGroup(), Given.group("'TargetType':'ip','ProtocolVersion':'GRPC'")))
                .get(0);
        assertThat(service.getSpec().getPorts().get(0).getAppProtocol()).isEqualTo("grpc");
    }

    @Test
    void a_target_group_of_instances_needs_a_port_on_the_node() {
        var service = services(Given.service(Given.behindGroup(), Given.group("'TargetType':'instance'")))
                .get(0);
        assertThat(service.getSpec().getType()).isEqualTo("NodePort");
    }

    @Test
    void a_group_of_tcp_and_udp_gets_both() {
        var group = Given.group("'TargetType':'ip'").replace("'Protocol':'HTTP'", "'Protocol':'TCP_UDP'");
        assertThat(routes(services(Given.service(Given.behindGroup(), group)).get(0)))
                .containsExactly("http 8080->8080/TCP", "udp-8080 8080->8080/UDP");
    }

    @Test
    void a_registry_of_the_same_name_makes_the_one_service_headless() {
        var services = services(Given.service(REGISTERED, cloudMap("orders", "MULTIVALUE")));
        assertThat(services).singleElement().satisfies(service -> assertThat(
                        service.getSpec().getClusterIP())
                .isEqualTo("None"));
    }

    @ParameterizedTest
    @CsvSource({"DNS_PRIVATE, true, false", "HTTP, true, true", "HTTP, false, true", "DNS_PRIVATE, false, true"})
    void a_suffix_that_dns_never_answered_needs_no_rewrite(String type, boolean registered, boolean settled) {
        var given = Given.service(
                registered ? REGISTERED : "",
                cloudMap("orders", "MULTIVALUE"),
                "'cloudMapNamespaces':[{'Id':'ns-1','Name':'shop.local','Type':'" + type + "'}]");
        services(given);
        assertThat(given.findings().settled().contains("/cloudMapNamespaces/0/Name"))
                .isEqualTo(settled);
    }

    @Test
    void a_name_that_needs_an_address_of_its_own_does_not_give_those_of_the_pods() {
        var given = Given.service(
                REGISTERED + "," + Given.behindGroup(),
                cloudMap("orders", "MULTIVALUE"),
                Given.group("'TargetType':'instance'"));
        assertThat(services(given).get(0).getSpec().getType()).isEqualTo("NodePort");
        assertThat(given.said()).contains("registry-name-not-headless at /service/serviceRegistries/0");
    }

    @Test
    void what_cloud_map_says_of_a_name_stands_at_the_service() {
        var described = cloudMap("orders", "MULTIVALUE").replace("'Name':", "'Description':'all orders','Name':");
        var service = services(Given.service(REGISTERED, described)).get(0);
        assertThat(service.getMetadata().getAnnotations()).containsEntry("ecs2eks.dev/description", "all orders");
    }

    @Test
    void T49_a_registry_of_another_name_is_a_headless_service_beside() {
        var services = services(Given.service(REGISTERED, cloudMap("orders-internal", "MULTIVALUE")));
        assertThat(named(services, "orders-internal").getSpec().getClusterIP()).isEqualTo("None");
        assertThat(named(services, "orders").getSpec().getClusterIP()).isNull();
    }

    @Test
    void weighted_routing_answers_with_one_address() {
        var services = services(Given.service(REGISTERED, cloudMap("orders", "WEIGHTED")));
        assertThat(services.get(0).getSpec().getClusterIP()).isNull();
    }

    @Test
    void the_port_of_an_srv_record_is_a_port_of_the_service() {
        var services = services(Given.service(
                "'serviceRegistries':[{'registryArn':'" + REGISTRY + "','containerName':'web','containerPort':9090}]",
                cloudMap("orders", "MULTIVALUE")));
        assertThat(routes(services.get(0))).contains("tcp-9090 9090->9090/TCP");
    }

    @Test
    void a_task_without_ports_is_still_found_by_its_address() {
        var services = services(Given.task("'essential':true", REGISTERED, cloudMap("orders", "MULTIVALUE")));
        assertThat(services)
                .singleElement()
                .satisfies(service -> assertThat(service.getSpec().getPorts()).isEmpty());
    }

    @Test
    void a_registry_that_was_not_read_is_named_and_not_guessed() {
        var given = Given.service(REGISTERED);
        assertThat(services(given)).extracting(it -> it.getMetadata().getName()).containsExactly("orders");
        assertThat(given.said()).containsExactly("registry-not-in-bundle at /service/serviceRegistries/0/registryArn");
    }

    @Test
    void a_name_of_cloud_map_that_no_service_can_have_is_named() {
        var given = Given.service(REGISTERED, cloudMap("_orders.api", "MULTIVALUE"));
        assertThat(services(given)).extracting(it -> it.getMetadata().getName()).contains("orders-api");
        assertThat(given.said()).containsExactly("cloud-map-name-needs-dns-rewrite at /cloudMapServices/0/Name");
    }

    @Test
    void T45_the_port_of_an_alias_leads_to_the_container_port() {
        var services = services(connected("{'port':80,'dnsName':'api'}"));
        assertThat(routes(named(services, "api"))).containsExactly("http 80->8080/TCP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.app", "_db.production.internal", "1db", "-x"})
    void T48_an_alias_that_no_service_can_be_called_needs_a_rewrite(String alias) {
        var given = connected("{'port':80,'dnsName':'" + alias + "'}");
        assertThat(routes(named(services(given), "orders-disc"))).containsExactly("http 80->8080/TCP");
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("service-connect-alias-needs-dns-rewrite");
            assertThat(finding.field()).endsWith("/services/0/clientAliases/0/dnsName");
            assertThat(finding.suggestion()).contains(alias, "orders-disc.default.svc.cluster.local");
        });
    }

    @Test
    void without_an_alias_clients_use_the_discovery_name_in_its_namespace() {
        var given = connected("");
        assertThat(routes(named(services(given), "orders-disc"))).containsExactly("http 8080->8080/TCP");
        assertThat(given.found()).singleElement().satisfies(finding -> assertThat(finding.suggestion())
                .contains("orders-disc.shop.local"));
    }

    @Test
    void an_alias_like_the_registry_keeps_translating_ports() {
        var given = Given.service(
                REGISTERED + "," + connect("{'port':80,'dnsName':'orders'}"), cloudMap("orders", "MULTIVALUE"));
        assertThat(services(given)).singleElement().satisfies(service -> {
            assertThat(service.getSpec().getClusterIP()).isNull();
            assertThat(service.getSpec().getPorts())
                    .extracting(
                            ServicePort::getPort, port -> port.getTargetPort().getIntVal())
                    .containsExactly(tuple(8080, 8080), tuple(80, 8080));
        });
    }

    @Test
    void two_aliases_that_want_one_port_for_two_containers_are_told() {
        var given = Given.task(
                "'portMappings':[{'containerPort':8080,'name':'http'},{'containerPort':9090,'name':'admin'}]",
                "'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':{'enabled':true,'services':["
                        + "{'portName':'http','clientAliases':[{'port':80,'dnsName':'api'}]},"
                        + "{'portName':'admin','clientAliases':[{'port':80,'dnsName':'api'}]}]}}]");
        assertThat(routes(named(services(given), "api"))).containsExactly("http 80->8080/TCP");
        assertThat(given.said())
                .contains(
                        "service-port-taken at /service/deployments/0/serviceConnectConfiguration/services/1/clientAliases/0/dnsName");
    }

    @Test
    void a_port_name_that_no_mapping_has_is_named() {
        var given = Given.service("'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':{'enabled':true,"
                + "'services':[{'portName':'grpc','clientAliases':[{'port':80,'dnsName':'api'}]}]}}]");
        services(given);
        assertThat(given.said())
                .contains(
                        "unknown-port-name at /service/deployments/0/serviceConnectConfiguration/services/0/portName");
    }

    @Test
    void T47_the_size_that_the_proxy_used_is_not_taken_off_unasked() {
        var given =
                Given.service("'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':{'enabled':true}}]");
        assertThat(services(given)).isEmpty();
        assertThat(given.said()).containsExactly("service-connect-proxy-in-size at /taskDefinition/memory");
    }

    private static Given connected(String alias) {
        return Given.bundle(
                "'containerDefinitions':[{'name':'web','image':'a','portMappings':[{'containerPort':8080,'name':'http'}]}]",
                connect(alias));
    }

    private static String connect(String alias) {
        return "'deployments':[{'status':'PRIMARY','serviceConnectConfiguration':{'enabled':true,'namespace':'shop.local',"
                + "'services':[{'portName':'http','discoveryName':'orders-disc','clientAliases':[" + alias + "]}]}}]";
    }

    private static String cloudMap(String name, String routing) {
        return "'cloudMapServices':[{'Id':'srv-1','Arn':'" + REGISTRY + "','Name':'" + name
                + "','DnsConfig':{'RoutingPolicy':'" + routing + "','DnsRecords':[{'Type':'A','TTL':10}]}}]";
    }

    private static List<Service> services(Given given) {
        return Services.of(given.subject(), given.findings());
    }

    private static Service named(List<Service> services, String name) {
        return services.stream()
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> routes(Service service) {
        return service.getSpec().getPorts().stream()
                .map(port -> port.getName() + " " + port.getPort() + "->"
                        + port.getTargetPort().getIntVal() + "/" + port.getProtocol())
                .toList();
    }
}
