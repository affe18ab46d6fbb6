package dev.ecs2eks.translate.storage;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Subjects;
import dev.ecs2eks.translate.subject.Target.Compute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes of the node: empty ones, host paths, Docker's. */
class VolumesTest {

    private final Findings findings = Subjects.findings();

    private static String mounted(String volume, boolean readOnly) {
        return "'containerDefinitions':[{'name':'web','image':'acme/web:1','mountPoints':["
                + "{'sourceVolume':'data','containerPath':'/data','readOnly':" + readOnly + "}]}],"
                + "'volumes':[{'name':'data'" + volume + "}]";
    }

    private Storage of(String volume) {
        return Volumes.of(Subjects.task(mounted(volume, false)), findings);
    }

    private JsonNode only(String volume) {
        return json(of(volume).volumes().get(0));
    }

    @Test
    void a_volume_without_a_source_starts_empty() {
        assertThat(only(",'host':{}").toString()).isEqualTo("{\"emptyDir\":{},\"name\":\"data\"}");
        assertThat(find(findings, "image-files-hidden"))
                .hasValueSatisfying(it -> assertThat(it.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void T36_a_volume_that_nobody_writes_holds_what_the_image_holds() {
        var storage = Volumes.of(Subjects.task(mounted("", true)), findings);
        assertThat(storage.copyUps()).singleElement().satisfies(it -> {
            assertThat(it.getImage()).isEqualTo("acme/web:1");
            assertThat(it.getName()).isEqualTo("copy-data");
            assertThat(it.getCommand()).last().isEqualTo("/data");
            assertThat(json(it.getVolumeMounts()).toString())
                    .isEqualTo("[{\"mountPath\":\"/copy-up\",\"name\":\"data\"}]");
        });
        assertThat(places(findings)).containsExactly("image-files-copied /taskDefinition/volumes/0");
    }

    @Test
    void a_volume_that_is_written_gets_no_init_container() {
        assertThat(of("").copyUps()).isEmpty();
    }

    @Test
    void a_path_of_the_instance_is_a_path_of_the_node() {
        assertThat(only(",'host':{'sourcePath':'/srv/data'}").at("/hostPath").toString())
                .isEqualTo("{\"path\":\"/srv/data\",\"type\":\"DirectoryOrCreate\"}");
    }

    @ParameterizedTest
    @CsvSource({"/srv/app/../data, /srv/data", "/srv/./data/, /srv/data", "/../srv/data, /srv/data", "/srv/.., /"})
    void a_path_is_resolved_as_Docker_does_because_Kubernetes_refuses_steps_back(String written, String path) {
        assertThat(only(",'host':{'sourcePath':'" + written + "'}")
                        .at("/hostPath/path")
                        .asText())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/localtime", "/opt/app/config.json", "/run/systemd/notify.sock"})
    void what_may_be_a_file_is_not_held_for_a_directory(String path) {
        assertThat(only(",'host':{'sourcePath':'" + path + "'}")
                        .at("/hostPath/type")
                        .isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/run/docker.sock",
                "/run/docker",
                "/var/lib/docker/containers",
                "/etc/ecs",
                "/srv/../etc/ecs"
            })
    void paths_of_Docker_and_ECS_exist_on_no_node(String path) {
        var storage = of(",'host':{'sourcePath':'" + path + "'}");
        assertThat(storage.volumes()).isEmpty();
        assertThat(storage.mounts()).isEmpty();
        assertThat(places(findings)).containsExactly("docker-socket /taskDefinition/volumes/0/host/sourcePath");
    }

    @Test
    void a_path_that_only_begins_like_one_of_Docker_is_any_path() {
        assertThat(of(",'host':{'sourcePath':'/etc/ecs-config'}").volumes()).hasSize(1);
    }

    @Test
    void EKS_Fargate_has_no_host_paths() {
        var task = mounted(",'host':{'sourcePath':'/srv'}", false);
        Volumes.of(Subjects.task(task, Subjects.on(Compute.FARGATE), Options.none()), findings);
        assertThat(find(findings, "volume-not-on-fargate")).isPresent();
    }

    @Test
    void T36_a_Docker_volume_of_a_task_is_told_once_where_it_says_so() {
        of(",'dockerVolumeConfiguration':{'scope':'task'}");
        assertThat(places(findings))
                .containsExactly("image-files-hidden /taskDefinition/volumes/0/dockerVolumeConfiguration/scope");
    }

    @Test
    void a_Docker_volume_that_its_options_fill_hides_nothing_of_the_image() {
        of(",'dockerVolumeConfiguration':{'scope':'task','driverOpts':{'type':'tmpfs'}}");
        assertThat(findings.settled()).containsExactly("/taskDefinition/volumes/0/dockerVolumeConfiguration/scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'scope':'task'", "'scope':'shared'", "'driver':'rexray/ebs'"})
    void a_Docker_volume_starts_empty(String members) {
        assertThat(only(",'dockerVolumeConfiguration':{" + members + "}").has("emptyDir"))
                .isTrue();
    }

    @Test
    void NFS_of_a_Docker_volume_is_a_volume_of_its_own() {
        var storage = of(",'dockerVolumeConfiguration':{'driver':'local','driverOpts':{'type':'nfs',"
                + "'o':'addr=10.0.0.5,rw,nfsvers=4.1','device':':/exports/data'}}");
        var persistent = json(storage.manifests().get(0));
        assertThat(persistent.at("/spec/nfs").toString())
                .isEqualTo("{\"path\":\"/exports/data\",\"server\":\"10.0.0.5\"}");
        assertThat(persistent.at("/spec/mountOptions").toString()).isEqualTo("[\"rw\",\"nfsvers=4.1\"]");
        assertThat(json(storage.volumes().get(0))
                        .at("/persistentVolumeClaim/claimName")
                        .asText())
                .isEqualTo("orders-data");
    }

    @Test
    void tmpfs_of_a_Docker_volume_is_memory() {
        var volume = only(
                ",'dockerVolumeConfiguration':{'driverOpts':{'type':'tmpfs','device':'tmpfs','o':'size=100m,uid=1000'}}");
        assertThat(volume.at("/emptyDir").toString()).isEqualTo("{\"medium\":\"Memory\",\"sizeLimit\":\"100Mi\"}");
    }

    @Test
    void a_bound_directory_of_a_Docker_volume_is_a_path_of_the_node() {
        var volume = only(",'dockerVolumeConfiguration':{'driverOpts':{'type':'none','o':'bind','device':'/srv'}}");
        assertThat(volume.at("/hostPath/path").asText()).isEqualTo("/srv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'ext4','device':'/dev/sdf'", "'type':'nfs','o':'rw'", "'o':'bind'"})
    void options_without_a_counterpart_are_told(String options) {
        assertThat(only(",'dockerVolumeConfiguration':{'driverOpts':{" + options + "}}")
                        .has("emptyDir"))
                .isTrue();
        assertThat(places(findings))
                .contains("docker-volume-options /taskDefinition/volumes/0/dockerVolumeConfiguration/driverOpts");
    }

    @Test
    void two_volumes_of_one_name_block() {
        var task = "'containerDefinitions':[{'name':'web','image':'a'}],'volumes':[{'name':'a'},{'name':'a'}]";
        assertThat(Volumes.of(Subjects.task(task), findings).volumes()).hasSize(1);
        assertThat(places(findings)).containsExactly("duplicate-volume-name /taskDefinition/volumes/1/name");
    }
}
