package dev.ecs2eks.translate.network;

import static dev.ecs2eks.translate.Given.member;
import static dev.ecs2eks.translate.network.GivenFront.BALANCER;
import static dev.ecs2eks.translate.network.GivenFront.alb;
import static dev.ecs2eks.translate.network.GivenFront.forward;
import static dev.ecs2eks.translate.network.GivenFront.list;
import static dev.ecs2eks.translate.network.GivenFront.listener;
import static dev.ecs2eks.translate.network.GivenFront.listeners;
import static dev.ecs2eks.translate.network.GivenFront.paths;
import static dev.ecs2eks.translate.network.GivenFront.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options.Frontend;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which objects a wish for a load balancer of the cluster's own leads to. */
class FrontendsTest {

    private static final String HTTP = listener("'Port':80,'Protocol':'HTTP','DefaultActions':[" + forward() + "]");
    private static final String NLB = alb("'Scheme':'internal'").replace("application", "network");
    private static final String NLB_PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

    @Test
    void unasked_the_load_balancer_stays_and_its_rules_need_no_word() {
        var given = asking(Frontend.TARGET_GROUP_BINDING, alb("'Scheme':'internal'"), HTTP, "");
        assertThat(kinds(given)).containsExactly("TargetGroupBinding");
        assertThat(given.said()).noneMatch(it -> it.contains(" at /loadBalancers") || it.contains(" at /listeners"));
    }

    @Test
    void T42_a_network_load_balancer_becomes_a_service_with_every_value_written() {
        var tls = listener("'Port':443,'Protocol':'TLS','SslPolicy':'P','AlpnPolicy':['HTTP2Preferred'],"
                + "'Certificates':[{'CertificateArn':'acm'}],'DefaultActions':[" + forward() + "]");
        var service = (Service) only(asking(Frontend.INGRESS, NLB, tls, ""));
        assertThat(service.getMetadata().getName()).isEqualTo("orders-shop");
        assertThat(service.getSpec().getLoadBalancerClass()).isEqualTo("service.k8s.aws/nlb");
        assertThat(service.getMetadata().getAnnotations())
                .containsEntry("ecs2eks.dev/stage", "Shift")
                .containsEntry(NLB_PREFIX + "scheme", "internal")
                .containsEntry(NLB_PREFIX + "nlb-target-type", "ip")
                .containsEntry(NLB_PREFIX + "healthcheck-interval", "30")
                .containsEntry(NLB_PREFIX + "healthcheck-timeout", "5")
                .containsEntry(NLB_PREFIX + "healthcheck-healthy-threshold", "5")
                .containsEntry(NLB_PREFIX + "healthcheck-unhealthy-threshold", "2")
                .containsEntry(NLB_PREFIX + "ssl-ports", "443")
                .containsEntry(NLB_PREFIX + "ssl-cert", "acm")
                .containsEntry(NLB_PREFIX + "ssl-negotiation-policy", "P")
                .containsEntry(NLB_PREFIX + "alpn-policy", "HTTP2Preferred");
    }

    @ParameterizedTest
    @CsvSource({"TCP,80/TCP", "UDP,80/UDP", "TCP_UDP,80/TCP 80/UDP", "TLS,80/TCP"})
    void each_listener_of_a_network_load_balancer_is_a_port(String protocol, String ports) {
        var service = (Service) only(asking(Frontend.INGRESS, NLB, HTTP.replace("'HTTP'", "'" + protocol + "'"), ""));
        assertThat(service.getSpec().getPorts())
                .extracting(port -> port.getPort() + "/" + port.getProtocol())
                .containsExactly(ports.split(" "));
        assertThat(service.getSpec().getPorts())
                .extracting(ServicePort::getTargetPort)
                .allSatisfy(target -> assertThat(target.getIntVal()).isEqualTo(8080));
    }

    @Test
    void T50_auto_mode_has_a_class_of_its_own_for_network_load_balancers() {
        var service = (Service) only(asking(Frontend.INGRESS, NLB, HTTP.replace("'HTTP'", "'TCP'"), "")
                .on(Compute.AUTO_MODE));
        assertThat(service.getSpec().getLoadBalancerClass()).isEqualTo("eks.amazonaws.com/nlb");
    }

    @Test
    void tags_go_along_to_a_network_load_balancer_and_to_a_gateway() {
        var tags = "'Tags':[{'Key':'team','Value':'shop, web'},{'Key':'env','Value':'prod'}]";
        var network = only(asking(
                Frontend.INGRESS, alb(tags).replace("application", "network"), HTTP.replace("'HTTP'", "'TCP'"), ""));
        assertThat(network.getMetadata().getAnnotations())
                .containsEntry(NLB_PREFIX + "additional-resource-tags", "env=prod");

        var given = asking(Frontend.GATEWAY, alb(tags), HTTP, "").with(Addon.GATEWAY_API);
        var configuration = Frontends.of(given.subject(), given.findings()).get(0);
        assertThat(member(spec(configuration), "tags")).isEqualTo(Map.of("team", "shop, web", "env", "prod"));
        assertThat(given.said()).noneMatch(it -> it.startsWith("load-balancer-tag-left-out"));
    }

    @Test
    void a_gateway_load_balancer_is_named_and_not_made() {
        var given = asking(Frontend.INGRESS, NLB.replace("network", "gateway"), HTTP, "");
        assertThat(Frontends.of(given.subject(), given.findings())).isEmpty();
        assertThat(given.said()).containsExactly("load-balancer-type-not-recreated at /loadBalancers/0");
    }

    @Test
    void fixed_addresses_serve_one_load_balancer_at_a_time() {
        var zones = "'AvailabilityZones':[{'SubnetId':'s','LoadBalancerAddresses':[{'AllocationId':'eip'}]}]";
        var given = asking(
                Frontend.INGRESS, alb(zones).replace("application", "network"), HTTP.replace("'HTTP'", "'TCP'"), "");
        assertThat(((Service) only(given)).getMetadata().getAnnotations())
                .doesNotContainKey(NLB_PREFIX + "eip-allocations");
        assertThat(given.said())
                .contains(
                        "load-balancer-addresses-in-use at /loadBalancers/0/AvailabilityZones/0/LoadBalancerAddresses");
    }

    @Test
    void a_gateway_has_its_listeners_and_T42_its_settings_beside_it() {
        var given = asking(Frontend.GATEWAY, alb("'Scheme':'internet-facing'"), HTTP, "")
                .with(Addon.GATEWAY_API);
        var manifests = Frontends.of(given.subject(), given.findings());
        assertThat(manifests)
                .extracting(it -> it.getKind() + " " + it.getMetadata().getName())
                .containsExactly(
                        "LoadBalancerConfiguration orders",
                        "TargetGroupConfiguration orders",
                        "Gateway orders",
                        "HTTPRoute orders-80");
        assertThat(member(spec(manifests.get(0)), "scheme")).isEqualTo("internet-facing");
        assertThat(member(spec(manifests.get(1)), "defaultConfiguration", "healthCheckConfig"))
                .asString()
                .contains("healthCheckInterval=30", "healthyThresholdCount=5", "unhealthyThresholdCount=2");
        assertThat(manifests).allSatisfy(it -> assertThat(it.getMetadata().getAnnotations())
                .containsEntry("ecs2eks.dev/stage", "Shift"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            'Field':'path-pattern','PathPatternConfig':{'Values':['/a']} | [{path={type=Exact, value=/a}}]
            'Field':'path-pattern','PathPatternConfig':{'Values':['/a/*','/b']} | [{path={type=PathPrefix, value=/a}}, {path={type=Exact, value=/b}}]
            'Field':'path-pattern','PathPatternConfig':{'Values':['/*']} | [{path={type=PathPrefix, value=/}}]
            'Field':'http-header','HttpHeaderConfig':{'HttpHeaderName':'X','Values':['1']} | [{headers=[{name=X, value=1}]}]
            'Field':'query-string','QueryStringConfig':{'Values':[{'Key':'v','Value':'2'}]} | [{queryParams=[{name=v, value=2}]}]
            'Field':'http-request-method','HttpRequestMethodConfig':{'Values':['GET']} | [{method=GET}]
            """)
    void a_route_matches_what_the_rule_asks(String condition, String matches) {
        var given = gateway(rule(1, "'Conditions':[{" + condition + "}]"));
        assertThat(firstRule(given)).asString().contains("matches=" + matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Field':'path-pattern','PathPatternConfig':{'Values':['*.php']}",
                "'Field':'path-pattern','PathPatternConfig':{'RegexValues':['^/v']}",
                "'Field':'host-header','HostHeaderConfig':{'Values':['a*.example.com']}",
                "'Field':'http-header','HttpHeaderConfig':{'HttpHeaderName':'X','Values':['a*']}",
                "'Field':'query-string','QueryStringConfig':{'Values':[{'Value':'2'}]}",
                "'Field':'source-ip','SourceIpConfig':{'Values':['10.0.0.0/8']}",
                "'Field':'something-new'"
            })
    void what_a_route_cannot_ask_is_a_finding_at_the_rule(String condition) {
        var given = gateway(rule(1, "'Conditions':[{" + condition + "}]"));
        assertThat(given.said()).isEmpty();
        var routes = Frontends.of(given.subject(), given.findings()).stream()
                .filter(it -> it.getKind().equals("HTTPRoute"))
                .toList();
        assertThat(routes).hasSize(1); // of the listener's default alone
        assertThat(given.said()).contains("gateway-cannot-express at /rules/0");
    }

    @Test
    void a_login_that_a_route_cannot_ask_for_blocks_because_a_later_rule_would_let_everyone_in() {
        var login = "{'Type':'authenticate-oidc','AuthenticateOidcConfig':{'Issuer':'i'}}," + forward();
        var given = gateway(rule(1, login, paths("/admin")) + "," + rule(2, paths("/*")));
        Frontends.of(given.subject(), given.findings());
        assertThat(given.found())
                .filteredOn(it -> it.field().equals("/rules/0"))
                .extracting(it -> it.code() + " " + it.severity())
                .containsExactly("gateway-cannot-express BLOCKING");
    }

    @Test
    void a_redirect_to_https_keeps_host_and_path() {
        var redirect = "{'Type':'redirect','RedirectConfig':{'Protocol':'HTTPS','Port':'443','Host':'#{host}',"
                + "'Path':'/#{path}','Query':'#{query}','StatusCode':'HTTP_301'}}";
        var given = asking(
                        Frontend.GATEWAY,
                        alb("'Scheme':'internal'"),
                        listener("'Port':80,'Protocol':'HTTP','DefaultActions':[" + forward() + "]"),
                        rule(1, redirect, "") + "," + rule(2, ""))
                .with(Addon.GATEWAY_API);
        assertThat(firstRule(given)).asString().contains("requestRedirect={scheme=https, port=443, statusCode=301}");
    }

    @Test
    void without_the_gateway_api_a_gateway_blocks() {
        var given = asking(Frontend.GATEWAY, alb("'Scheme':'internal'"), HTTP, "");
        Frontends.of(given.subject(), given.findings());
        assertThat(given.found())
                .filteredOn(it -> it.code().equals("addon-missing"))
                .singleElement()
                .satisfies(it -> assertThat(it.severity()).isEqualTo(Severity.BLOCKING));
    }

    @Test
    void odd_rules_and_listeners_break_nothing() {
        for (var frontend : List.of(Frontend.INGRESS, Frontend.GATEWAY)) {
            var given = asking(
                    frontend,
                    "'loadBalancers':[{'LoadBalancerArn':'" + BALANCER + "'}]",
                    listener("'Port':80,'DefaultActions':[{}]"),
                    "{},{'Actions':[" + forward() + "],'Conditions':[{},{'Field':'path-pattern'}],'Transforms':[{}]}");
            assertThat(kinds(given)).isNotEmpty();
        }
    }

    private static Given gateway(String rules) {
        return asking(Frontend.GATEWAY, alb("'Scheme':'internal'"), HTTP, rules).with(Addon.GATEWAY_API);
    }

    private static Given asking(Frontend frontend, String balancers, String listener, String rules) {
        return GivenFront.asking(
                frontend,
                Given.service(
                        Given.behindGroup(),
                        GivenFront.group("'Port':80"),
                        balancers,
                        listeners(listener),
                        list(rules)));
    }

    private static Object firstRule(Given given) {
        var route = Frontends.of(given.subject(), given.findings()).stream()
                .filter(it -> it.getKind().equals("HTTPRoute"))
                .findFirst()
                .orElseThrow();
        return ((List<?>) spec(route).get("rules")).get(0);
    }

    private static List<String> kinds(Given given) {
        return Frontends.of(given.subject(), given.findings()).stream()
                .map(HasMetadata::getKind)
                .toList();
    }

    private static HasMetadata only(Given given) {
        var manifests = Frontends.of(given.subject(), given.findings());
        assertThat(manifests).hasSize(1);
        return manifests.get(0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> spec(HasMetadata object) {
        return (Map<String, Object>)
                ((GenericKubernetesResource) object).getAdditionalProperties().get("spec");
    }
}
