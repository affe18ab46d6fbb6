package dev.ecs2eks.translate.storage;

import static dev.ecs2eks.translate.subject.Subjects.find;
import static dev.ecs2eks.translate.subject.Subjects.json;
import static dev.ecs2eks.translate.subject.Subjects.places;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subjects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountsTest {

    private static final String FIRST = "/taskDefinition/containerDefinitions/0/";

    private final Findings findings = Subjects.findings();

    private Storage of(String containers) {
        return Volumes.of(
                Subjects.task("'volumes':[{'name':'a'},{'name':'B_b'}],'containerDefinitions':[" + containers + "]"),
                findings);
    }

    private static String container(String name, String mountPoints, String volumesFrom) {
        return "{'name':'" + name + "','image':'i','mountPoints':[" + mountPoints + "],'volumesFrom':[" + volumesFrom
                + "]}";
    }

    private static String mount(String volume, String path) {
        return "{'sourceVolume':'" + volume + "','containerPath':'" + path + "'}";
    }

    private static String from(String container, boolean readOnly) {
        return "{'sourceContainer':'" + container + "','readOnly':" + readOnly + "}";
    }

    private static List<String> paths(Storage storage, int container) {
        return storage.mounts().get(container).stream()
                .map(it ->
                        it.getName() + ":" + it.getMountPath() + (Boolean.TRUE.equals(it.getReadOnly()) ? ":ro" : ""))
                .toList();
    }

    @Test
    void a_mount_follows_its_volume_to_the_name_it_has_in_the_pod() {
        assertThat(paths(of(container("web", mount("B_b", "/b"), "")), 0)).containsExactly("b-b:/b");
    }

    @ParameterizedTest
    @CsvSource({"/data/, /data", "/data, /data", "data, /data", "C:/data, C:/data"})
    void a_path_is_absolute_and_has_no_slash_at_its_end(String written, String path) {
        assertThat(paths(of(container("web", mount("a", written), "")), 0)).containsExactly("a:" + path);
    }

    @Test
    void a_volume_that_does_not_exist_blocks() {
        assertThat(of(container("web", mount("c", "/c"), "")).mounts()).isEmpty();
        assertThat(places(findings)).contains("unknown-volume-reference " + FIRST + "mountPoints/0/sourceVolume");
    }

    @Test
    void a_path_is_mounted_once() {
        assertThat(paths(of(container("web", mount("a", "/x") + "," + mount("B_b", "/x/"), "")), 0))
                .containsExactly("a:/x");
        assertThat(places(findings)).contains("duplicate-mount-path " + FIRST + "mountPoints/1/containerPath");
    }

    @Test
    void a_mount_without_a_path_blocks() {
        of(container("web", "{'sourceVolume':'a'}", ""));
        assertThat(places(findings)).contains("mount-path-missing " + FIRST + "mountPoints/0/containerPath");
    }

    @Test
    void volumesFrom_takes_over_what_the_other_took_over() {
        var storage = of(String.join(
                ",",
                container("c", "", from("b", false)),
                container("b", mount("B_b", "/b"), from("a", true)),
                container("a", mount("a", "/a"), "")));
        assertThat(paths(storage, 0)).containsExactly("b-b:/b", "a:/a:ro");
        assertThat(paths(storage, 1)).containsExactly("b-b:/b", "a:/a:ro");
        assertThat(paths(storage, 2)).containsExactly("a:/a");
    }

    @Test
    void own_mounts_win_over_those_taken_over() {
        var storage =
                of(container("web", mount("B_b", "/a"), from("a", false)) + "," + container("a", mount("a", "/a"), ""));
        assertThat(paths(storage, 0)).containsExactly("b-b:/a");
    }

    @Test
    void a_circle_of_volumesFrom_ends() {
        var storage = of(container("a", mount("a", "/a"), from("b", false)) + ","
                + container("b", mount("B_b", "/b"), from("a", false)));
        assertThat(paths(storage, 0)).contains("a:/a", "b-b:/b");
        assertThat(places(findings)).anyMatch(it -> it.startsWith("cyclic-volumes-from"));
    }

    @Test
    void a_container_that_takes_over_its_own_volumes_is_a_circle() {
        of(container("a", "", from("a", false)));
        assertThat(places(findings)).contains("cyclic-volumes-from " + FIRST + "volumesFrom/0/sourceContainer");
    }

    @Test
    void a_container_that_does_not_exist_blocks() {
        of(container("a", "", from("b", false)));
        assertThat(places(findings)).contains("unknown-container-reference " + FIRST + "volumesFrom/0/sourceContainer");
    }

    @Test
    void a_chain_longer_than_the_stack_of_Java_ends() {
        var containers = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            containers
                    .append(container("c" + i, "", from("c" + (i + 1), false)))
                    .append(',');
        }
        var storage = of(containers + container("c10000", mount("a", "/a"), ""));
        assertThat(paths(storage, 0)).containsExactly("a:/a");
    }

    @Test
    void shared_memory_and_tmpfs_are_volumes_in_memory() {
        var storage = Volumes.of(
                Subjects.container("'linuxParameters':{'sharedMemorySize':256,'tmpfs':["
                        + "{'containerPath':'/scratch','size':64,'mountOptions':['ro']}]}"),
                findings);
        assertThat(paths(storage, 0)).containsExactly("tmpfs-web:/scratch:ro", "shm-web:/dev/shm");
        assertThat(json(storage.volumes()).toString())
                .isEqualTo("[{\"emptyDir\":{\"medium\":\"Memory\",\"sizeLimit\":\"64Mi\"},\"name\":\"tmpfs-web\"},"
                        + "{\"emptyDir\":{\"medium\":\"Memory\",\"sizeLimit\":\"256Mi\"},\"name\":\"shm-web\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sharedMemorySize':64,'tmpfs':[{'containerPath':'/dev/shm/','size':10}]",
                "'tmpfs':[{'containerPath':'/t/','size':10},{'containerPath':'/t','size':20}]"
            })
    void memory_is_mounted_once_at_a_path(String members) {
        var storage = Volumes.of(Subjects.container("'linuxParameters':{" + members + "}"), findings);
        assertThat(storage.mounts().get(0)).hasSize(1);
        assertThat(find(findings, "duplicate-mount-path")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"'ro', true", "'rw', true", "'defaults', true", "'noexec', false"})
    void options_that_a_mount_has_too_need_no_words(String option, boolean carriedOver) {
        Volumes.of(
                Subjects.container(
                        "'linuxParameters':{'tmpfs':[{'containerPath':'/t','mountOptions':['" + option + "']}]}"),
                findings);
        assertThat(findings.settled().isEmpty()).isEqualTo(!carriedOver);
    }

    @Test
    void windows_has_no_volumes_in_memory() {
        var storage = Volumes.of(
                Subjects.task("'runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'},"
                        + "'containerDefinitions':[{'name':'web','image':'acme/web:1',"
                        + "'linuxParameters':{'sharedMemorySize':256}}]"),
                findings);
        assertThat(storage.volumes()).isEmpty();
    }

    @Test
    void a_size_below_nothing_is_told_and_not_written() {
        var storage = Volumes.of(
                Subjects.container(
                        "'linuxParameters':{'sharedMemorySize':-5,'tmpfs':[{'containerPath':'/t','size':-1}]}"),
                findings);
        assertThat(json(storage.volumes()).toString())
                .isEqualTo("[{\"emptyDir\":{\"medium\":\"Memory\"},\"name\":\"tmpfs-web\"}]");
        assertThat(places(findings)).hasSize(2).allMatch(it -> it.startsWith("volume-size-out-of-range"));
    }
}
