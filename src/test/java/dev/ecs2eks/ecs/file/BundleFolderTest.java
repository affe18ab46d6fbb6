package dev.ecs2eks.ecs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.Observation;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.ServiceReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of bundles behaves like an account: services are found by cluster and name, and change under our eyes. */
class BundleFolderTest {

    @TempDir
    Path folder;

    private BundleFolder source;

    @BeforeEach
    void open() {
        source = new BundleFolder(folder);
    }

    @Test
    void a_service_is_found_by_the_name_of_its_cluster_and_its_own() throws IOException {
        write("1.json", "web", "arn:aws:ecs:eu-west-1:111122223333:cluster/test", 1);
        write("2.json", "web", "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", 2);

        assertThat(desiredCount(observe("prod", "web"))).isEqualTo(2);
        assertThat(desiredCount(observe("test", "web"))).isEqualTo(1);
    }

    @Test
    void a_changed_file_is_seen_at_the_next_look() throws IOException {
        write("1.json", "web", "prod", 1);
        assertThat(desiredCount(observe("prod", "web"))).isEqualTo(1);

        write("1.json", "web", "prod", 5);

        assertThat(desiredCount(observe("prod", "web"))).isEqualTo(5);
    }

    @Test
    void a_service_that_moved_to_another_file_is_found_again() throws IOException {
        write("1.json", "web", "prod", 1);
        observe("prod", "web");

        Files.delete(folder.resolve("1.json"));
        write("2.json", "web", "prod", 2);

        assertThat(desiredCount(observe("prod", "web"))).isEqualTo(2);
    }

    @Test
    void region_and_account_count_where_the_bundle_says_them() throws IOException {
        write("1.json", "web", "prod", 1);

        assertThat(source.observe(reference("eu-west-1", "111122223333"))).isInstanceOf(Seen.class);
        assertThat(source.observe(reference("us-east-1", "111122223333"))).isInstanceOf(NotSeen.class);
        assertThat(source.observe(reference("eu-west-1", "999999999999"))).isInstanceOf(NotSeen.class);
    }

    @Test
    void a_service_that_no_bundle_holds_is_missing() throws IOException {
        write("1.json", "web", "prod", 1);

        assertThat(observe("prod", "shop")).isInstanceOfSatisfying(NotSeen.class, not -> {
            assertThat(not.obstacle()).isEqualTo(Obstacle.MISSING);
            assertThat(not.sentence()).contains("prod/shop");
        });
    }

    @Test
    void a_broken_bundle_is_named_when_the_service_could_be_in_it() throws IOException {
        Files.writeString(folder.resolve("shop.json"), "{");

        assertThat(observe("prod", "shop")).isInstanceOfSatisfying(NotSeen.class, not -> {
            assertThat(not.obstacle()).isEqualTo(Obstacle.MALFORMED);
            assertThat(not.sentence()).contains("shop.json").contains("1:2");
        });
    }

    @Test
    void a_folder_that_is_gone_can_come_back() {
        source = new BundleFolder(folder.resolve("gone"));

        assertThat(observe("prod", "shop")).isInstanceOfSatisfying(NotSeen.class, not -> assertThat(not.obstacle())
                .isEqualTo(Obstacle.UNREACHABLE));
    }

    private void write(String file, String service, String cluster, int desired) throws IOException {
        Files.writeString(
                folder.resolve(file),
                """
                {"taskDefinition": {"containerDefinitions": [{"name": "web"}]},
                 "service": {"serviceName": "%s", "clusterArn": "%s", "desiredCount": %d,
                             "serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web"}}
                """
                        .formatted(service, cluster, desired));
    }

    private Observation observe(String cluster, String service) {
        return source.observe(new ServiceReference(cluster, service, Optional.empty(), Optional.empty()));
    }

    private static ServiceReference reference(String region, String account) {
        return new ServiceReference("prod", "web", Optional.of(region), Optional.of(account));
    }

    private static int desiredCount(Observation observation) {
        assertThat(observation).isInstanceOf(Seen.class);
        return ((Seen) observation).application().service().orElseThrow().desiredCount();
    }
}
