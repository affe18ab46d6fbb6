package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images, names, labels and whatever else every pod has. */
class PodTemplatesTest {

    private static final String WEB = "/taskDefinition/containerDefinitions/0/";
    private static final String DIGEST = "sha256:9b7b2a3e0f5c4d1e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e";

    private static Given revised(String members) {
        return Given.web("'image':'acme/shop:1'" + members)
                .task("'taskDefinitionArn':'" + Given.ARN + "task-definition/shop:7'")
                .service("'desiredCount':1,'currentServiceRevisions':[{'arn':'rev-2'}]")
                .bundle("'serviceRevisions':[{'serviceRevisionArn':'rev-1','containerImages':["
                        + "{'containerName':'web','imageDigest':'sha256:old'}]},{'serviceRevisionArn':'rev-2',"
                        + "'containerImages':[{'containerName':'web','imageDigest':'" + DIGEST + "'}]}]");
    }

    @Test
    void T20_the_digest_that_runs_is_written() {
        var web = revised("").translated().web();

        assertThat(web.getImage()).isEqualTo("acme/shop@" + DIGEST);
        assertThat(web.getImagePullPolicy()).isEqualTo("IfNotPresent");
    }

    @Test
    void T20_the_tag_behind_a_digest_is_kept_where_it_restarts_nothing() {
        var outcome = revised("").translated();

        assertThat(outcome.deployment().getMetadata().getAnnotations())
                .containsEntry("ecs2eks.dev/image-tags", "{\"web\":\"acme/shop:1\"}");
        assertThat(outcome.template().getMetadata().getAnnotations()).isNullOrEmpty();
    }

    @Test
    void T20_without_version_consistency_the_tag_stays_and_is_always_pulled() {
        var web = revised(",'versionConsistency':'disabled'").translated().web();

        assertThat(web.getImage()).isEqualTo("acme/shop:1");
        assertThat(web.getImagePullPolicy()).isEqualTo("Always");
    }

    @Test
    void whoever_asks_for_digests_is_told_that_none_is_known() {
        var outcome = Given.web("'versionConsistency':'enabled'").translated();

        assertThat(outcome.said("image-digest-unknown")).containsExactly("Info " + WEB + "versionConsistency");
    }

    @ParameterizedTest
    @CsvSource({
        "'', no-container-image",
        "${IMAGE}, templated-image",
        "{{ image }}, templated-image",
        "<IMAGE1_NAME>, templated-image",
        "acme/My App:1, invalid-image",
        "acme/MyApp, invalid-image"
    })
    void an_image_that_cannot_be_pulled_blocks(String image, String code) {
        var outcome = Given.web("'image':'" + image + "'").translated();

        assertThat(outcome.said(code)).containsExactly("Blocking " + WEB + "image");
    }

    @Test
    void an_empty_image_stays_empty_for_the_api_server_to_refuse() {
        assertThat(Given.web("'image':''").translated().web().getImage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "nginx:1.27",
                "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/shop:2026.3.1",
                "localhost:5000/a__b/c-d.e:Tag_1",
                "public.ecr.aws/x/y@" + DIGEST
            })
    void names_that_registries_know_are_fine(String image) {
        var outcome = Given.web("'image':'" + image + "'").translated();

        assertThat(outcome.web().getImage()).isEqualTo(image);
        assertThat(outcome.alarms()).isEmpty();
    }

    @Test
    void a_pod_has_the_account_of_the_service_and_no_token_of_kubernetes() {
        var pod = Given.web("").service("").translated().pod();

        assertThat(pod.getServiceAccountName()).isEqualTo("shop");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void a_new_revision_alone_restarts_no_pod() {
        var given = Given.web("").task("'taskDefinitionArn':'" + Given.ARN + "task-definition/shop:7','revision':7");
        var later = Given.web("").task("'taskDefinitionArn':'" + Given.ARN + "task-definition/shop:8','revision':8");

        assertThat(given.translated().template()).isEqualTo(later.translated().template());
    }

    @Test
    void docker_labels_become_one_annotation_that_names_the_container() {
        var annotations = Given.web("'dockerLabels':{'b':'2','a.very/long key':'1'}")
                .translated()
                .template()
                .getMetadata()
                .getAnnotations();

        assertThat(annotations)
                .containsEntry("ecs2eks.dev/docker-labels", "{\"web\":{\"a.very/long key\":\"1\",\"b\":\"2\"}}");
    }

    @Test
    void the_datadog_agent_finds_its_labels_as_annotations() {
        var annotations = Given.web("'dockerLabels':{'com.datadoghq.ad.logs':'[]'}")
                .translated()
                .template()
                .getMetadata()
                .getAnnotations();

        assertThat(annotations).containsEntry("ad.datadoghq.com/web.logs", "[]");
    }

    @Test
    void T57_of_propagated_tags_those_that_fit_are_labels() {
        var metadata = Given.web("")
                .service("'desiredCount':1,'propagateTags':'SERVICE','tags':[{'key':'team','value':'orders'},"
                        + "{'key':'mail','value':'a@b'},{'key':'app.kubernetes.io/instance','value':'other'}]")
                .translated()
                .template()
                .getMetadata();

        assertThat(metadata.getLabels())
                .contains(Map.entry("team", "orders"), Map.entry("app.kubernetes.io/instance", "shop"))
                .doesNotContainKey("mail");
    }

    @Test
    void tags_of_the_task_definition_are_kept_whole() {
        var metadata = Given.web("")
                .bundle("'tags':[{'key':'A/B: 42','value':'€ & more'}]")
                .translated()
                .template()
                .getMetadata();

        assertThat(metadata.getAnnotations()).containsEntry("ecs2eks.dev/ecs-tags", "{\"A/B: 42\":\"€ & more\"}");
        assertThat(metadata.getLabels()).hasSize(3);
    }

    @Test
    void terminals_and_directories_are_kept() {
        var web = Given.web("'interactive':true,'pseudoTerminal':true,'workingDirectory':'/srv'")
                .translated()
                .web();

        assertThat(web.getStdin()).isTrue();
        assertThat(web.getTty()).isTrue();
        assertThat(web.getWorkingDir()).isEqualTo("/srv");
    }

    @Test
    void a_plain_service_gives_no_alarm() {
        var outcome = Given.web("'cpu':0,'portMappings':[{'containerPort':8080,'hostPort':8080,'protocol':'tcp'}],"
                        + "'essential':true,'environment':[{'name':'LOG_LEVEL','value':'info'}],"
                        + "'healthCheck':{'command':['CMD','/check'],'interval':10}")
                .task("'networkMode':'awsvpc','cpu':'512','memory':'1024'")
                .service("'desiredCount':3,'runningCount':3")
                .translated();

        assertThat(outcome.alarms()).isEmpty();
    }
}
