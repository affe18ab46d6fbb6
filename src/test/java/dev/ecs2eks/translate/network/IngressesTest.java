package dev.ecs2eks.translate.network;

import static dev.ecs2eks.translate.network.GivenFront.alb;
import static dev.ecs2eks.translate.network.GivenFront.behind;
import static dev.ecs2eks.translate.network.GivenFront.forward;
import static dev.ecs2eks.translate.network.GivenFront.host;
import static dev.ecs2eks.translate.network.GivenFront.https;
import static dev.ecs2eks.translate.network.GivenFront.list;
import static dev.ecs2eks.translate.network.GivenFront.listener;
import static dev.ecs2eks.translate.network.GivenFront.listeners;
import static dev.ecs2eks.translate.network.GivenFront.path;
import static dev.ecs2eks.translate.network.GivenFront.paths;
import static dev.ecs2eks.translate.network.GivenFront.rule;
import static dev.ecs2eks.translate.network.GivenFront.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Options.Frontend;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngressesTest {

    private static final String PREFIX = "alb.ingress.kubernetes.io/";

    @Test
    void T42_every_value_is_written_because_the_controller_has_other_defaults() {
        var given = behind(
                alb("'Scheme':'internet-facing'"),
                listeners(listener("'Port':443,'Protocol':'HTTPS','DefaultActions':[" + forward() + "]")),
                list(""));
        assertThat(annotations(only(given)))
                .containsEntry("scheme", "internet-facing")
                .containsEntry("ip-address-type", "ipv4")
                .containsEntry("ssl-policy", "ELBSecurityPolicy-2016-08")
                .containsEntry("target-type", "ip")
                .containsEntry("backend-protocol", "HTTP")
                .containsEntry("backend-protocol-version", "HTTP1")
                .containsEntry("healthcheck-protocol", "HTTP")
                .containsEntry("healthcheck-port", "traffic-port")
                .containsEntry("healthcheck-path", "/healthz")
                .containsEntry("healthcheck-interval-seconds", "30")
                .containsEntry("healthcheck-timeout-seconds", "5")
                .containsEntry("healthy-threshold-count", "5")
                .containsEntry("unhealthy-threshold-count", "2")
                .containsEntry("success-codes", "200")
                .containsEntry("target-group-attributes", "slow_start.duration_seconds=30");
    }

    @Test
    void T42_what_the_load_balancer_is_set_to_is_copied() {
        var given = behind(
                alb("'Scheme':'internal','IpAddressType':'dualstack','SecurityGroups':['sg-1','sg-2'],"
                        + "'AvailabilityZones':[{'ZoneName':'a','SubnetId':'subnet-a'},{'SubnetId':'subnet-b'}],"
                        + "'CustomerOwnedIpv4Pool':'coip','IpamPools':{'Ipv4IpamPoolId':'ipam'},"
                        + "'Attributes':[{'Key':'idle_timeout.timeout_seconds','Value':'120'},"
                        + "{'Key':'access_logs.s3.prefix','Value':''}]"),
                listeners(https("'Attributes':[{'Key':'routing.http.response.server.enabled','Value':'false'}],"
                        + "'MutualAuthentication':{'Mode':'verify','TrustStoreArn':'trust'}")),
                list(rule(1, paths("/"))));
        assertThat(annotations(only(given)))
                .containsEntry("scheme", "internal")
                .containsEntry("ip-address-type", "dualstack")
                .containsEntry("subnets", "subnet-a,subnet-b")
                .containsEntry("security-groups", "sg-1,sg-2")
                .containsEntry("manage-backend-security-group-rules", "true")
                .containsEntry("customer-owned-ipv4-pool", "coip")
                .containsEntry("ipam-ipv4-pool-id", "ipam")
                .containsEntry("load-balancer-attributes", "idle_timeout.timeout_seconds=120")
                .containsEntry("listen-ports", "[{\"HTTPS\":443}]")
                .containsEntry("certificate-arn", "acm-1")
                .containsEntry("ssl-policy", "ELBSecurityPolicy-TLS13-1-2-2021-06")
                .containsEntry("listener-attributes.HTTPS-443", "routing.http.response.server.enabled=false")
                .containsEntry(
                        "mutual-authentication", "[{\"port\":443,\"mode\":\"verify\",\"trustStore\":\"trust\"}]");
    }

    @Test
    void tags_go_along_but_for_those_of_aws_and_of_controllers() {
        var tags = "'Tags':[{'Key':'team','Value':'shop=web'},{'Key':'empty'},{'Key':'list','Value':'a,b'},"
                + "{'Key':'aws:cloudformation:stack-name','Value':'s'},{'Key':'elbv2.k8s.aws/cluster','Value':'c'}]";
        var given = behind(alb(tags), listeners(https("'Attributes':[]")), list(rule(1, paths("/"))));
        assertThat(annotations(only(given))).containsEntry("tags", "team=shop=web,empty=");
        assertThat(given.said())
                .containsOnlyOnce("load-balancer-tag-left-out at /loadBalancers/0/Tags/2")
                .noneMatch(it -> it.startsWith("owned-by"));
    }

    @Test
    void subnets_of_another_vpc_are_no_place_for_a_new_load_balancer() {
        var given = GivenFront.asking(
                Frontend.INGRESS,
                Given.service(
                        Given.behindGroup(),
                        GivenFront.group("'Port':80"),
                        alb("'VpcId':'vpc-ecs'"),
                        listeners(https("'Attributes':[]")),
                        list(rule(1, paths("/"))),
                        "'eks':{'resourcesVpcConfig':{'vpcId':'vpc-eks'}}"));
        only(given);
        assertThat(given.said()).contains("load-balancer-in-other-vpc at /loadBalancers/0/VpcId");
    }

    @Test
    void it_takes_traffic_so_it_waits_for_the_shift_and_leaves_the_old_load_balancer_alone() {
        var given = rules(rule(1, paths("/api")));
        var ingress = only(given);
        assertThat(ingress.getMetadata().getName()).isEqualTo("orders");
        assertThat(ingress.getMetadata().getAnnotations()).containsEntry("ecs2eks.dev/stage", "Shift");
        assertThat(ingress.getSpec().getIngressClassName()).isEqualTo("alb");
        assertThat(given.said()).containsExactly("new-load-balancer at /loadBalancers/0");
    }

    @Test
    void a_host_and_a_path_stand_in_the_ingress_itself() {
        var ingress = only(rules(rule(10, "'Conditions':[" + host("Shop.Example.com") + "," + path("/api/*") + "]")));
        assertThat(rulesOf(ingress)).containsExactly("shop.example.com /api/* ImplementationSpecific orders:8080");
    }

    @Test
    void the_old_way_to_write_a_condition_means_the_same() {
        var ingress = only(rules(rule(1, "'Conditions':[{'Field':'path-pattern','Values':['/old']}]")));
        assertThat(rulesOf(ingress)).containsExactly("* /old ImplementationSpecific orders:8080");
    }

    @Test
    void rules_keep_their_order_whatever_order_they_are_listed_in() {
        var ingress = only(rules(rule(30, paths("/c")), rule(4, paths("/a")), rule(5, paths("/b"))));
        assertThat(rulesOf(ingress)).extracting(it -> it.split(" ")[1]).containsExactly("/a", "/b", "/c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            'Field':'path-pattern','PathPatternConfig':{'Values':['/a','/b']} | {"field":"path-pattern","pathPatternConfig":{"values":["/a","/b"]}}
            'Field':'path-pattern','PathPatternConfig':{'Values':['*.php']} | {"field":"path-pattern","pathPatternConfig":{"values":["*.php"]}}
            'Field':'path-pattern','PathPatternConfig':{'RegexValues':['^/v[0-9]']} | {"field":"path-pattern","pathPatternConfig":{"regexValues":["^/v[0-9]"]}}
            'Field':'host-header','HostHeaderConfig':{'Values':['a*.example.com']} | {"field":"host-header","hostHeaderConfig":{"values":["a*.example.com"]}}
            'Field':'http-header','HttpHeaderConfig':{'HttpHeaderName':'X-Beta','Values':['1']} | {"field":"http-header","httpHeaderConfig":{"httpHeaderName":"X-Beta","values":["1"]}}
            'Field':'query-string','QueryStringConfig':{'Values':[{'Key':'v','Value':'2'}]} | {"field":"query-string","queryStringConfig":{"values":[{"key":"v","value":"2"}]}}
            'Field':'http-request-method','HttpRequestMethodConfig':{'Values':['GET']} | {"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}
            'Field':'source-ip','SourceIpConfig':{'Values':['10.0.0.0/8']} | {"field":"source-ip","sourceIpConfig":{"values":["10.0.0.0/8"]}}
            """)
    void what_an_ingress_cannot_hold_stands_in_the_conditions(String condition, String written) {
        var ingress = only(rules(rule(7, "'Conditions':[{" + condition + "}]")));
        assertThat(annotations(ingress))
                .containsEntry("conditions.rule-7", "[" + written + "]")
                .containsEntry(
                        "actions.rule-7",
                        "{\"type\":\"forward\",\"forwardConfig\":{\"targetGroups\":"
                                + "[{\"serviceName\":\"orders\",\"servicePort\":8080}]}}");
        assertThat(rulesOf(ingress)).containsExactly("* null ImplementationSpecific rule-7:use-annotation");
    }

    @Test
    void a_transform_goes_with_its_rule() {
        var ingress = only(
                rules(
                        rule(
                                7,
                                paths("/api/*")
                                        + ",'Transforms':[{'Type':'url-rewrite','UrlRewriteConfig':{'Rewrites':[{'Regex':'^/api/(.*)','Replace':'/$1'}]}}]")));
        assertThat(annotations(ingress))
                .containsEntry(
                        "transforms.rule-7",
                        "[{\"type\":\"url-rewrite\",\"urlRewriteConfig\":{\"rewrites\":"
                                + "[{\"regex\":\"^/api/(.*)\",\"replace\":\"/$1\"}]}}]");
    }

    @Test
    void weights_stay_and_a_foreign_group_stays_by_its_arn() {
        var given = rules(rule(
                7,
                "{'Type':'forward','ForwardConfig':{'TargetGroups':[{'TargetGroupArn':'" + Given.TARGET_GROUP
                        + "','Weight':90},{'TargetGroupArn':'" + GivenFront.OTHERS + "','Weight':10}],"
                        + "'TargetGroupStickinessConfig':{'Enabled':true,'DurationSeconds':60}}}",
                paths("/")));
        assertThat(annotations(only(given)))
                .containsEntry(
                        "actions.rule-7",
                        "{\"type\":\"forward\",\"forwardConfig\":{\"targetGroups\":["
                                + "{\"serviceName\":\"orders\",\"servicePort\":8080,\"weight\":90},"
                                + "{\"targetGroupARN\":\"" + GivenFront.OTHERS + "\",\"weight\":10}],"
                                + "\"targetGroupStickinessConfig\":{\"enabled\":true,\"durationSeconds\":60}}}");
        assertThat(given.said()).contains("foreign-target-group at /rules/0");
    }

    @Test
    void the_default_of_the_listener_is_the_default_of_the_ingress() {
        var ingress = only(rules(rule(1, paths("/api"))));
        assertThat(ingress.getSpec().getDefaultBackend().getService().getName()).isEqualTo("default");
        assertThat(annotations(ingress))
                .containsEntry(
                        "actions.default",
                        "{\"type\":\"fixed-response\",\"fixedResponseConfig\":{\"statusCode\":\"404\"}}");
    }

    @Test
    void rules_of_others_stay_where_they_are_and_are_named() {
        var given = rules(
                rule(1, paths("/api")),
                rule(2, "{'Type':'forward','TargetGroupArn':'" + GivenFront.OTHERS + "'}", paths("/blog")),
                rule(3, "{'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_301'}}", paths("/old")));
        assertThat(rulesOf(only(given)))
                .extracting(it -> it.split(" ")[1])
                .containsExactly("/api", "/old"); // what answers by itself may keep requests from the service
        assertThat(given.said()).contains("listener-rule-of-others at /rules/1");
    }

    @Test
    void a_listener_of_another_load_balancer_that_only_redirects_is_not_ours() {
        var foreign = "{'ListenerArn':'x','LoadBalancerArn':'other','Port':80,'Protocol':'HTTP',"
                + "'DefaultActions':[{'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_301'}}]}";
        var given = behind(
                alb("'Scheme':'internal'").replace("}]", "},{'LoadBalancerArn':'other'}]"),
                listeners(https("'Attributes':[]"), foreign),
                list(rule(1, paths("/"))));
        assertThat(ingresses(given)).hasSize(1);
        assertThat(given.said()).contains("listener-of-others at /listeners/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Type':'authenticate-someday','Order':1}",
                "{'Type':'authenticate-oidc','Order':1}",
                "{'Type':'jwt-validation','JwtValidationConfig':{'Issuer':'i'}},"
                        + "{'Type':'authenticate-cognito','AuthenticateCognitoConfig':{'UserPoolArn':'p'}}"
            })
    void a_rule_whose_login_is_not_understood_is_never_opened_to_everyone(String login) {
        var given = rules(rule(1, login + "," + forward(), paths("/admin")), rule(2, paths("/")));
        assertThat(ingresses(given))
                .flatExtracting(IngressesTest::rulesOf)
                .extracting(it -> it.split(" ")[1])
                .containsExactly("/");
        assertThat(given.found())
                .filteredOn(it -> it.field().equals("/rules/0"))
                .extracting(it -> it.code() + " " + it.severity())
                .containsExactly("listener-action-unknown BLOCKING");
    }

    @Test
    void cognito_and_tokens_are_annotations_of_the_ingress() {
        var cognito = "{'Type':'authenticate-cognito','AuthenticateCognitoConfig':{'UserPoolArn':'p',"
                + "'UserPoolClientId':'c','UserPoolDomain':'d'}}," + forward();
        var token = "{'Type':'jwt-validation','JwtValidationConfig':{'JwksEndpoint':'https://j','Issuer':'i'}},"
                + forward();
        var given = rules(rule(1, cognito, paths("/a")), rule(2, token, paths("/b")));
        assertThat(annotations(ingresses(given).get(0)))
                .containsEntry("auth-type", "cognito")
                .containsEntry(
                        "auth-idp-cognito",
                        "{\"userPoolARN\":\"p\",\"userPoolClientID\":\"c\",\"userPoolDomain\":\"d\"}");
        assertThat(annotations(ingresses(given).get(1)))
                .containsEntry("jwt-validation", "{\"jwksEndpoint\":\"https://j\",\"issuer\":\"i\"}");
    }

    @Test
    void a_listener_that_sends_everyone_on_to_https_comes_along_in_the_group() {
        var plain = listener("'Port':80,'Protocol':'HTTP','DefaultActions':[{'Type':'redirect',"
                        + "'RedirectConfig':{'Protocol':'HTTPS','Port':'443','StatusCode':'HTTP_301'}}]")
                .replace("/1/2", "/1/80");
        var given = behind(
                alb("'Scheme':'internal'"), listeners(https("'Attributes':[]"), plain), list(rule(1, paths("/"))));
        assertThat(ingresses(given))
                .extracting(it -> it.getMetadata().getName() + " "
                        + annotations(it).get("group.name") + " "
                        + annotations(it).get("group.order") + " "
                        + annotations(it).get("listen-ports"))
                .containsExactly(
                        "orders-443 default-orders 1 [{\"HTTPS\":443}]", "orders-80 default-orders 2 [{\"HTTP\":80}]");
    }

    @Test
    void a_login_for_some_rules_splits_the_ingress_and_keeps_the_order() {
        var login = "{'Type':'authenticate-oidc','Order':1,'AuthenticateOidcConfig':{'Issuer':'https://id',"
                + "'ClientId':'me','Scope':'openid','SessionTimeout':600}},"
                + forward().replace("}", ",'Order':2}");
        var given = rules(
                rule(1, paths("/open")), rule(2, login, paths("/admin")), rule(3, login, paths("/more")), rule(4, ""));
        assertThat(ingresses(given))
                .extracting(it -> it.getMetadata().getName() + " "
                        + annotations(it).get("auth-type") + " " + rulesOf(it).size())
                .containsExactly(
                        "orders-443 null 1",
                        "orders-443-" + suffix(given, 1) + " oidc 2",
                        "orders-443-" + suffix(given, 2) + " null 1");
        assertThat(annotations(ingresses(given).get(1)))
                .containsEntry("auth-idp-oidc", "{\"issuer\":\"https://id\",\"secretName\":\"orders-oidc\"}")
                .containsEntry("auth-session-timeout", "600")
                .containsEntry("auth-scope", "openid");
        assertThat(given.said()).contains("oidc-client-secret-needed at /rules/1");
    }

    private static String suffix(Given given, int index) {
        return ingresses(given).get(index).getMetadata().getName().substring("orders-443-".length());
    }

    @Test
    void T50_auto_mode_knows_neither_the_groups_annotation_nor_attributes_of_listeners() {
        var given = behind(
                        alb("'Scheme':'internal'"),
                        listeners(
                                https("'Attributes':[{'Key':'a','Value':'b'}]"),
                                https("'Attributes':[]").replace("443", "8443").replace("/1/2", "/1/3")),
                        list(rule(1, paths("/")) + "," + rule(2, paths("/")).replace("/1/2", "/1/3")))
                .on(Compute.AUTO_MODE);
        assertThat(ingresses(given)).hasSize(2).allSatisfy(it -> assertThat(annotations(it))
                .doesNotContainKeys("group.name", "listener-attributes.HTTPS-443"));
        assertThat(given.said())
                .contains(
                        "ingress-group-needs-class at /loadBalancers/0",
                        "listener-attributes-not-in-auto-mode at /listeners/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loadBalancers", "listeners", "rules"})
    void what_was_not_read_is_named_and_nothing_is_guessed(String key) {
        var read = Stream.of(
                        GivenFront.group("'Port':80"),
                        alb("'Scheme':'internal'"),
                        listeners(https("'Attributes':[]")),
                        list(rule(1, paths("/"))))
                .filter(part -> !part.startsWith("'" + key))
                .toArray(String[]::new);
        var given = GivenFront.asking(Frontend.INGRESS, Given.service(Given.behindGroup(), read));
        assertThat(ingresses(given)).isEmpty();
        assertThat(given.said()).containsExactly("frontend-not-read at /" + key);
        assertThat(given.found()).singleElement().satisfies(it -> assertThat(it.suggestion())
                .contains(key));
    }

    private static List<Ingress> ingresses(Given given) {
        return Frontends.of(given.subject(), given.findings()).stream()
                .map(Ingress.class::cast)
                .toList();
    }

    private static Ingress only(Given given) {
        var ingresses = ingresses(given);
        assertThat(ingresses).hasSize(1);
        return ingresses.get(0);
    }

    /** Without their prefix. */
    private static Map<String, String> annotations(Ingress ingress) {
        return ingress.getMetadata().getAnnotations().entrySet().stream()
                .filter(it -> it.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(it -> it.getKey().substring(PREFIX.length()), Map.Entry::getValue));
    }

    private static List<String> rulesOf(Ingress ingress) {
        return ingress.getSpec().getRules().stream().map(IngressesTest::line).toList();
    }

    private static String line(IngressRule rule) {
        var path = rule.getHttp().getPaths().get(0);
        var service = path.getBackend().getService();
        var port = service.getPort().getName() == null
                ? String.valueOf(service.getPort().getNumber())
                : service.getPort().getName();
        return (rule.getHost() == null ? "*" : rule.getHost()) + " " + path.getPath() + " " + path.getPathType() + " "
                + service.getName() + ":" + port;
    }
}
