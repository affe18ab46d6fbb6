package dev.ecs2eks.ecs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.Oddity.Kind;
import dev.ecs2eks.ecs.file.BundleResult.Read;
import dev.ecs2eks.ecs.file.BundleResult.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The forms in which people have services in files, and what each becomes. */
class BundleReaderTest {

    private static final String TASK =
            "'taskDefinition':{'family':'shop','containerDefinitions':[{'name':'web','image':'shop:1'}]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'family':'shop','containerDefinitions':[{'name':'web','image':'shop:1'}],"
                        + "'tags':[{'key':'team','value':'x'}]}",
                "{" + TASK + ",'tags':[{'key':'team','value':'x'}]}",
                "{'taskDefinition':{'family':'shop','tags':[{'key':'team','value':'x'}],"
                        + "'containerDefinitions':[{'name':'web','image':'shop:1'}]}}",
                "\uFEFF{" + TASK + ",'tags':[{'key':'team','value':'x'}],'service':null}"
            })
    void a_task_definition_alone_is_read_in_each_of_its_forms(String json) {
        var application = only(json);

        assertThat(application.service()).isEmpty();
        assertThat(application.taskDefinition().family()).isEqualTo("shop");
        assertThat(application.task().tags())
                .containsExactly(Tag.builder().key("team").value("x").build());
        assertThat(application.oddities()).noneMatch(oddity -> oddity.kind() == Kind.UNKNOWN_MEMBER);
    }

    @Test
    void tags_within_a_task_definition_are_pointed_at_where_they_stand() {
        var application = only("{'taskDefinition':{'tags':[{'key':'a'}],'containerDefinitions':[{'name':'w'}]}}");

        assertThat(application.fieldOf("/tags/0")).isEqualTo("/taskDefinition/tags/0");
        assertThat(application.fieldOf("/tagsandmore")).isEqualTo("/tagsandmore");
    }

    @Test
    void T03a_a_service_that_ecs_did_not_find_is_told_beside_one_that_it_found() {
        var results =
                read("{'services':[{'serviceName':'a'}],'failures':[{'arn':'arn:b','reason':'MISSING'}]," + TASK + "}");

        assertThat(results).singleElement().isInstanceOfSatisfying(Read.class, it -> assertThat(
                        it.application().oddities())
                .containsExactly(new Oddity(Kind.NOT_DESCRIBED, "", "MISSING for arn:b")));
    }

    @Test
    void several_described_services_are_several_results_in_their_order() {
        var results = read("{'services':[{'serviceName':'b'},{'serviceName':'a'}],'failures':[]," + TASK + "}");

        assertThat(results).extracting(BundleResult::source).containsExactly("x.json#b", "x.json#a");
        assertThat(results)
                .allSatisfy(result -> assertThat(application(result).oddities()).isEmpty());
    }

    @Test
    void one_described_service_keeps_the_name_of_its_file() {
        assertThat(read("{'services':[{'serviceName':'b'}]," + TASK + "}"))
                .extracting(BundleResult::source)
                .containsExactly("x.json");
    }

    @Test
    void of_several_services_only_those_whose_task_definition_is_there_are_planned() {
        var results = read("{'services':[{'serviceName':'a','taskDefinition':'shop:3'},"
                + "{'serviceName':'b','taskDefinition':'arn:aws:ecs:eu-west-1:111122223333:task-definition/till:9'},"
                + "{'serviceName':'c','taskDefinition':'shop'}],'taskDefinition':{"
                + "'taskDefinitionArn':'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:3',"
                + "'containerDefinitions':[{'name':'web'}]}}");

        assertThat(results.get(0)).isInstanceOf(Read.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentence())
                .contains("arn:aws:ecs:eu-west-1:111122223333:task-definition/till:9"));
        assertThat(results.get(2)).isInstanceOf(Read.class);
    }

    @Test
    void what_create_service_has_at_the_service_counts_as_the_primary_deployments() {
        var application = only("{" + TASK + ",'service':{'cluster':'prod','serviceName':'shop','clientToken':'t',"
                + "'role':'ecs','serviceConnectConfiguration':{'enabled':true,'services':[{'portName':'http'}]},"
                + "'volumeConfigurations':[{'name':'v'}],'vpcLatticeConfigurations':[{'portName':'http'}]}}");

        var service = application.service().orElseThrow();
        assertThat(service.clusterArn()).isEqualTo("prod");
        assertThat(service.roleArn()).isEqualTo("ecs");
        var primary = service.deployments().get(0);
        assertThat(primary.status()).isEqualTo("PRIMARY");
        assertThat(primary.serviceConnectConfiguration().services()).hasSize(1);
        assertThat(primary.volumeConfigurations()).hasSize(1);
        assertThat(primary.vpcLatticeConfigurations()).hasSize(1);
        assertThat(application.fieldOf("/service/deployments/0/serviceConnectConfiguration/services/0/portName"))
                .isEqualTo("/service/serviceConnectConfiguration/services/0/portName");
        assertThat(application.oddities()).extracting(Oddity::kind).containsOnly(Kind.MOVED);
    }

    @Test
    void a_primary_deployment_that_is_there_is_completed_and_no_other() {
        var application = only("{" + TASK + ",'service':{'serviceConnectConfiguration':{'enabled':true},"
                + "'deployments':[{'id':'old','status':'ACTIVE'},{'id':'new','status':'PRIMARY'}]}}");

        var deployments = application.service().orElseThrow().deployments();
        assertThat(deployments).extracting(Deployment::id).containsExactly("old", "new");
        assertThat(deployments.get(0).serviceConnectConfiguration()).isNull();
        assertThat(deployments.get(1).serviceConnectConfiguration().enabled()).isTrue();
        assertThat(application.fieldOf("/service/deployments/1/serviceConnectConfiguration"))
                .isEqualTo("/service/serviceConnectConfiguration");
    }

    @Test
    void a_key_that_is_missing_was_not_looked_at_but_missing_scaling_is_none() {
        var application = only("{" + TASK + "}");

        assertThat(application.traffic().targetGroups().missing()).contains("bundle key targetGroups");
        assertThat(application.identity().roles().missing()).contains("bundle key roles");
        assertThat(application.scaling().alarms().missing()).contains("bundle key alarms");
        assertThat(application.scaling().targets().missing()).isEmpty();
        assertThat(application.scaling().policies().missing()).isEmpty();
        assertThat(application.scaling().scheduledActions().missing()).isEmpty();
    }

    @Test
    void a_key_with_an_empty_list_was_looked_at() {
        assertThat(only("{" + TASK + ",'roles':[]}").identity().roles().missing())
                .isEmpty();
    }

    @Test
    void attributes_certificates_and_policies_stand_within_their_resource() {
        var application = only(
                "{" + TASK + ",'targetGroups':[{'TargetGroupName':'web','Attributes':[{'Key':'a','Value':5}]}],"
                        + "'loadBalancers':[{'LoadBalancerName':'lb','Attributes':[{'Key':'b','Value':'1'}]}],"
                        + "'listeners':[{'Port':443,'Certificates':[{'CertificateArn':'d'},{'CertificateArn':'s','IsDefault':false}],"
                        + "'Attributes':[{'Key':'c','Value':true}]}],'roles':[{'RoleName':'r',"
                        + "'AttachedPolicies':[{'PolicyName':'p','PolicyArn':'arn:p','Document':{'Statement':[]}}],"
                        + "'InlinePolicies':[{'RoleName':'r','PolicyName':'i','PolicyDocument':'%7B%22Statement%22%3A%5B%5D%7D'}]}]}");

        var traffic = application.traffic();
        assertThat(traffic.targetGroups().values().get(0).attributes().get(0).value())
                .isEqualTo("5");
        assertThat(traffic.loadBalancers().values().get(0).attributes()).hasSize(1);
        var listener = traffic.listeners().values().get(0);
        assertThat(listener.certificates()).singleElement().satisfies(it -> assertThat(it.certificateArn())
                .isEqualTo("s"));
        assertThat(listener.attributes().get(0).value()).isEqualTo("true");
        var role = application.identity().named("r").orElseThrow();
        assertThat(role.attachedPolicies().get(0).document()).contains("{\"Statement\":[]}");
        assertThat(role.inlinePolicies().get(0).document()).contains("{\"Statement\":[]}");
        assertThat(application.oddities()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Version': '2012-10-17', 'Statement': []}",
                "'%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D'",
                "' {\\u0022Version\\u0022: \\u00222012-10-17\\u0022, \\u0022Statement\\u0022: []} '"
            })
    void a_policy_is_the_same_text_however_it_is_written(String policy) {
        var application = only("{" + TASK + ",'roles':[{'Arn':'arn:r','AssumeRolePolicyDocument':" + policy + "}]}");

        assertThat(application.identity().named("arn:r").orElseThrow().role().assumeRolePolicyDocument())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-01-02T03:04:05Z', 2026-01-02T03:04:05Z",
        "'2026-01-02T05:04:05.123000+02:00', 2026-01-02T03:04:05.123Z",
        "'2026-01-02T05:04:05+0200', 2026-01-02T03:04:05Z",
        "'2026-01-02T05:04:05+02', 2026-01-02T03:04:05Z",
        "'2026-01-02T03:04', 2026-01-02T03:04:00Z",
        "'2026-01-02', 2026-01-02T00:00:00Z",
        "'2026-01-02T03:04:05', 2026-01-02T03:04:05Z",
        "1767323045.5, 2026-01-02T03:04:05.500Z",
        "1767323045, 2026-01-02T03:04:05Z"
    })
    void a_time_is_iso_8601_or_seconds(String written, Instant meant) {
        var value = written.matches("[\\d.]+") ? written : "'" + written + "'";
        var application = only("{" + TASK + ",'service':{'createdAt':" + value + "}}");

        assertThat(application.service().orElseThrow().createdAt()).isEqualTo(meant);
    }

    @Test
    void placeholders_count_as_absent_and_are_named() {
        var application = only("{'taskDefinition':{'cpu':'${CPU}','family':'${Name}','volumes':'${V}',"
                + "'containerDefinitions':[{'name':'web','memory':'{{ .memory }}','essential':'${E}',"
                + "'portMappings':['${P}',{'containerPort':80}]}]}}");

        var container = application.taskDefinition().containerDefinitions().get(0);
        assertThat(application.taskDefinition().cpu()).isNull();
        assertThat(application.taskDefinition().family()).isEqualTo("${Name}");
        assertThat(container.memory()).isNull();
        assertThat(container.portMappings().get(1).containerPort()).isEqualTo(80);
        assertThat(application.oddities())
                .containsExactly(
                        new Oddity(Kind.PLACEHOLDER, "/taskDefinition/cpu", "${CPU}"),
                        new Oddity(Kind.PLACEHOLDER, "/taskDefinition/volumes", "${V}"),
                        new Oddity(Kind.PLACEHOLDER, "/taskDefinition/containerDefinitions/0/memory", "{{ .memory }}"),
                        new Oddity(Kind.PLACEHOLDER, "/taskDefinition/containerDefinitions/0/essential", "${E}"),
                        new Oddity(Kind.PLACEHOLDER, "/taskDefinition/containerDefinitions/0/portMappings/0", "${P}"));
    }

    @Test
    void numbers_and_booleans_are_taken_where_people_write_them_for_texts() {
        var application = only("{'cpu':256,'memory':0.5,'containerDefinitions':[{'environment':[{'name':'A','value':1},"
                + "{'name':'B','value':true}],'dockerLabels':{'a':2},'logConfiguration':{'options':{'b':false}}}]}");

        var container = application.taskDefinition().containerDefinitions().get(0);
        assertThat(application.taskDefinition().cpu()).isEqualTo("256");
        assertThat(application.taskDefinition().memory()).isEqualTo("0.5");
        assertThat(container.environment()).extracting("value").containsExactly("1", "true");
        assertThat(container.dockerLabels()).containsEntry("a", "2");
        assertThat(container.logConfiguration().options()).containsEntry("b", "false");
    }

    @Test
    void null_is_the_same_as_absent() {
        var application = only("{'cpu':null,'containerDefinitions':[{'command':null,'dockerLabels':{'a':null}}]}");

        var container = application.taskDefinition().containerDefinitions().get(0);
        assertThat(application.taskDefinition().cpu()).isNull();
        assertThat(container.hasCommand()).isFalse();
        assertThat(container.dockerLabels()).isEmpty();
        assertThat(application.oddities()).isEmpty();
    }

    @Test
    void unknown_keys_and_members_are_named_and_every_key_of_the_contract_is_known() {
        var keys = String.join(
                "",
                dev.ecs2eks.ecs.BundleKey.ALL.stream()
                        .skip(2)
                        .map(key -> ",'" + key + "':null")
                        .toList());
        var application = only("{'futureKey':{}," + TASK + ",'service':{'loadBalancers':[{'knob':1}]}" + keys + "}");

        assertThat(application.oddities())
                .containsExactly(
                        new Oddity(Kind.UNKNOWN_MEMBER, "/service/loadBalancers/0/knob", "knob"),
                        new Oddity(Kind.UNKNOWN_MEMBER, "/futureKey", "futureKey"));
    }

    @Test
    void ten_thousand_containers_are_no_error() {
        var container = "{'name':'c'},".repeat(10_000);

        assertThat(only("{'containerDefinitions':[" + container.substring(0, container.length() - 1) + "]}")
                        .taskDefinition()
                        .containerDefinitions())
                .hasSize(10_000);
    }

    @Test
    void a_thousand_levels_are_no_error() {
        var levels = 998;

        assertThat(only("{'containerDefinitions':[{}],'knob':{'a':" + "[".repeat(levels) + "]".repeat(levels) + "}}")
                        .oddities())
                .hasSize(1);
    }

    private static EcsApplication only(String json) {
        assertThat(read(json)).hasSize(1);
        return application(read(json).get(0));
    }

    private static EcsApplication application(BundleResult result) {
        assertThat(result).isInstanceOf(Read.class);
        return ((Read) result).application();
    }

    /** Single quotes for double ones, so that Java stays readable. */
    private static List<BundleResult> read(String json) {
        return new BundleReader().read("x.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
