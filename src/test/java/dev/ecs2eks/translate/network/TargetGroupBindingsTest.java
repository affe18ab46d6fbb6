package dev.ecs2eks.translate.network;

import static dev.ecs2eks.translate.Given.TARGET_GROUP;
import static dev.ecs2eks.translate.Given.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Target.Compute;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGroupBindingsTest {

    private static final String OF_IPS = "'TargetType':'ip','IpAddressType':'ipv4','LoadBalancerArns':['lb']";
    private static final String BALANCER = "'loadBalancers':[{'LoadBalancerArn':'lb','SecurityGroups':['sg-lb']}]";

    @Test
    void T40_the_binding_leaves_the_ecs_tasks_in_the_target_group() {
        var binding = only(Given.service(Given.behindGroup(), Given.group(OF_IPS)));
        assertThat(spec(binding))
                .containsEntry("multiClusterTargetGroup", true)
                .containsEntry("targetGroupARN", TARGET_GROUP)
                .containsEntry("targetType", "ip")
                .containsEntry("ipAddressType", "ipv4")
                .containsEntry("serviceRef", Map.of("name", "orders", "port", 8080));
    }

    @ParameterizedTest
    @CsvSource({"ip, EC2", "instance, EC2", "ip, AUTO_MODE"})
    void T40a_every_binding_is_one_for_two_clusters_from_its_creation(String type, Compute compute) {
        var group = Given.group("'TargetType':'" + type + "','LoadBalancerArns':['lb']");
        var binding = only(Given.service(Given.behindGroup(), group).on(compute));
        assertThat(spec(binding)).containsEntry("multiClusterTargetGroup", true);
    }

    @Test
    void T41_that_pods_wait_for_the_load_balancer_only_from_shift_on_is_told() {
        var given = Given.service(Given.behindGroup(), Given.group(OF_IPS));
        bindings(given);
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("readiness-gate-at-shift");
            assertThat(finding.field()).isEqualTo("/service/loadBalancers/0");
            assertThat(finding.message()).contains("orders-orders");
        });
    }

    @Test
    void T41_targets_that_are_instances_have_no_gate_to_speak_of() {
        var given = Given.service(Given.behindGroup(), Given.group("'TargetType':'instance'"));
        bindings(given);
        assertThat(given.found()).isEmpty();
    }

    @Test
    void a_binding_touches_traffic_so_it_waits_for_the_shift() {
        var metadata =
                only(Given.service(Given.behindGroup(), Given.group(OF_IPS))).getMetadata();
        assertThat(metadata.getAnnotations()).containsEntry("ecs2eks.dev/stage", "Shift");
        assertThat(metadata.getName()).isEqualTo("orders-orders");
    }

    @Test
    void a_group_that_was_not_read_is_named_and_not_bound() {
        var given = Given.service(Given.behindGroup());
        assertThat(bindings(given)).isEmpty();
        assertThat(given.found()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("target-group-not-in-bundle");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.suggestion()).contains("targetGroups", "elasticloadbalancing:DescribeTargetGroups");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "alb"})
    void groups_that_take_no_pods_are_not_bound(String type) {
        assertThat(bindings(Given.service(Given.behindGroup(), Given.group("'TargetType':'" + type + "'"))))
                .isEmpty();
    }

    @Test
    void several_groups_give_a_binding_each_with_its_own_port() {
        var second = TARGET_GROUP.replace("Orders", "admin");
        var given = Given.task(
                "'portMappings':[{'containerPort':8080},{'containerPort':9090}]",
                "'loadBalancers':[{'targetGroupArn':'" + TARGET_GROUP + "','containerName':'web','containerPort':8080},"
                        + "{'targetGroupArn':'" + second + "','containerName':'web','containerPort':9090}]",
                "'targetGroups':[{'TargetGroupArn':'" + TARGET_GROUP + "','TargetType':'ip'},{'TargetGroupArn':'"
                        + second + "','TargetType':'ip'}]");
        assertThat(bindings(given))
                .extracting(it -> it.getMetadata().getName() + " " + member(spec(it), "serviceRef", "port"))
                .containsExactly("orders-orders 8080", "orders-admin 9090");
    }

    @Test
    void a_group_that_is_named_twice_is_bound_once() {
        var twice = Given.behindGroup().replace("}]", "}") + ","
                + Given.behindGroup().replace("'loadBalancers':[", "");
        assertThat(bindings(Given.service(twice, Given.group(OF_IPS)))).hasSize(1);
    }

    @Test
    void T50_auto_mode_has_an_api_group_of_its_own() {
        var binding =
                only(Given.service(Given.behindGroup(), Given.group(OF_IPS)).on(Compute.AUTO_MODE));
        assertThat(binding.getApiVersion()).isEqualTo("eks.amazonaws.com/v1");
    }

    @Test
    void the_security_group_of_the_load_balancer_is_let_in() {
        var binding = only(Given.service(Given.behindGroup(), Given.group(OF_IPS), BALANCER));
        assertThat(member(spec(binding), "networking", "ingress"))
                .isEqualTo(List.of(Map.of(
                        "from",
                        List.of(Map.of("securityGroup", Map.of("groupID", "sg-lb"))),
                        "ports",
                        List.of(Map.of("protocol", "TCP", "port", 8080)))));
    }

    @ParameterizedTest
    @CsvSource({
        "ip, 9000, '[{protocol=TCP, port=8080}, {protocol=TCP, port=9000}]'",
        "ip, 8080, '[{protocol=TCP, port=8080}]'",
        "ip, traffic-port, '[{protocol=TCP, port=8080}]'",
        "instance, 9000, '[{protocol=TCP}]'"
    })
    void only_ports_that_pods_listen_on_are_opened(String type, String checked, String ports) {
        var group = Given.group(
                "'TargetType':'" + type + "','HealthCheckPort':'" + checked + "','LoadBalancerArns':['lb']");
        var binding = only(Given.service(Given.behindGroup(), group, BALANCER));
        assertThat(member(spec(binding), "networking", "ingress")).asString().contains("ports=" + ports);
    }

    @Test
    void T43_with_several_groups_on_the_pods_nobody_chooses_one_to_open() {
        var given = Given.service(
                        Given.behindGroup()
                                + ",'networkConfiguration':{'awsvpcConfiguration':{'securityGroups':['sg-1','sg-2']}}",
                        Given.group(OF_IPS),
                        BALANCER)
                .with(Addon.SECURITY_GROUPS_FOR_PODS);
        assertThat(spec(only(given))).doesNotContainKey("networking");
        assertThat(given.said()).contains("load-balancer-not-admitted at /service/loadBalancers/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elbv2.k8s.aws/cluster", "ingress.k8s.aws/stack", "service.k8s.aws/resource"})
    void T40_a_group_that_a_controller_owns_gets_no_second_owner(String tag) {
        var tags = ",'Tags':[{'Key':'team','Value':'shop'},{'Key':'" + tag + "','Value':'blue'}]";
        var given = Given.service(Given.behindGroup(), Given.group(OF_IPS + tags));
        bindings(given);
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("owned-by-load-balancer-controller");
            assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(finding.field()).isEqualTo("/targetGroups/0/Tags/1");
            assertThat(finding.message()).contains(tag, "blue");
        });
    }

    @Test
    void T40_neither_does_a_load_balancer_that_a_controller_owns() {
        var balancers = "'loadBalancers':[{'LoadBalancerArn':'others','Tags':[{'Key':'elbv2.k8s.aws/cluster'}]},"
                + "{'LoadBalancerArn':'lb','Tags':[{'Key':'elbv2.k8s.aws/cluster','Value':'blue'}]}]";
        var given = Given.service(Given.behindGroup(), Given.group(OF_IPS), balancers);
        bindings(given);
        assertThat(given.said())
                .contains("owned-by-load-balancer-controller at /loadBalancers/1/Tags/0")
                .doesNotContain("owned-by-load-balancer-controller at /loadBalancers/0/Tags/0");
    }

    @Test
    void other_tags_say_nothing_about_an_owner() {
        var tags = ",'Tags':[{'Key':'aws:cloudformation:stack-name','Value':'s'},{'Key':'team','Value':'shop'}]";
        var given = Given.service(Given.behindGroup(), Given.group(OF_IPS + tags));
        bindings(given);
        assertThat(given.said()).noneMatch(it -> it.startsWith("owned-by"));
    }

    @Test
    void a_group_behind_no_load_balancer_gets_no_request() {
        var given = Given.service(Given.behindGroup(), Given.group("'TargetType':'ip','LoadBalancerArns':[]"));
        bindings(given);
        assertThat(given.said()).contains("target-group-without-load-balancer at /targetGroups/0/LoadBalancerArns");
    }

    @ParameterizedTest
    @CsvSource({"ip, target-group-in-other-vpc", "instance, target-group-of-instances-in-other-vpc"})
    void a_group_in_another_vpc_is_named_so_and_needs_a_way_to_the_pods(String type, String code) {
        var given = Given.service(
                Given.behindGroup(),
                Given.group("'TargetType':'" + type + "','VpcId':'vpc-ecs'"),
                "'eks':{'resourcesVpcConfig':{'vpcId':'vpc-eks'}}");
        assertThat(spec(only(given))).containsEntry("vpcID", "vpc-ecs");
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.field()).isEqualTo("/targetGroups/0/VpcId");
            assertThat(finding.suggestion()).contains("peer vpc-ecs and vpc-eks");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'eks':{'resourcesVpcConfig':{'vpcId':'vpc-ecs'}}", "'eks':{'name':'blue'}", "'rules':[]"})
    void a_group_in_the_same_vpc_or_where_nobody_looked_is_as_ever(String eks) {
        var given = Given.service(Given.behindGroup(), Given.group(OF_IPS + ",'VpcId':'vpc-ecs'"), eks);
        assertThat(spec(only(given))).doesNotContainKey("vpcID");
        assertThat(given.said()).noneMatch(it -> it.contains("vpc"));
    }

    @Test
    void without_its_controller_the_binding_blocks() {
        var given = Given.service(Given.behindGroup(), Given.group(OF_IPS)).without(Addon.LOAD_BALANCER_CONTROLLER);
        assertThat(bindings(given)).hasSize(1);
        assertThat(given.said()).contains("addon-missing at /service/loadBalancers/0");
    }

    private static List<GenericKubernetesResource> bindings(Given given) {
        return TargetGroupBindings.of(given.subject(), given.findings()).stream()
                .map(GenericKubernetesResource.class::cast)
                .toList();
    }

    private static GenericKubernetesResource only(Given given) {
        var bindings = bindings(given);
        assertThat(bindings).hasSize(1);
        return bindings.get(0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> spec(GenericKubernetesResource binding) {
        return (Map<String, Object>) binding.getAdditionalProperties().get("spec");
    }
}
