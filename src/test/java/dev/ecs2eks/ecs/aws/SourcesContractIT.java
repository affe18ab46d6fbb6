package dev.ecs2eks.ecs.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ecs2eks.cli.local.Emulator;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.EcsSource;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.ecs.file.BundleFolder;
import dev.ecs2eks.testing.OnCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The contract of {@link EcsSource}: live AWS and a bundle give equal snapshots of the same service. */
@OnCluster
class SourcesContractIT {

    private static final Path BUNDLES = Path.of("src/test/resources/bundles");
    private static final String ISSUER = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";

    @ParameterizedTest
    @CsvSource({
        "web-behind-a-load-balancer, prod, storefront",
        "worker-with-nothing-around, jobs, mailer",
        "members-of-tomorrow, future, tomorrow",
        "code-deploy-with-the-green-group-live, prod, basket",
    })
    void both_sources_see_the_same(String story, String cluster, String service, Emulator aws) throws IOException {
        aws.seed(Files.readString(BUNDLES.resolve(story + ".json")));
        var reference = new ServiceReference(cluster, service, Optional.empty(), Optional.of("111122223333"));

        var live = seen(live(aws), reference);
        var file = seen(new BundleFolder(BUNDLES), reference);

        assertThat(live.task()).isEqualTo(file.task());
        assertThat(live.service()).isEqualTo(file.service());
        assertThat(live.scaling()).isEqualTo(file.scaling());
        assertThat(live.traffic()).isEqualTo(file.traffic());
        assertThat(live.identity()).isEqualTo(file.identity());
        assertThat(live.surroundings()).isEqualTo(file.surroundings());
        assertThat(live.oddities()).isEqualTo(file.oddities());
        assertThat(live).isEqualTo(file);
    }

    @Test
    void both_sources_miss_the_same(Emulator aws) {
        var nothing = new ServiceReference("prod", "nothing", Optional.empty(), Optional.empty());

        assertThat(live(aws).observe(nothing))
                .isInstanceOfSatisfying(
                        NotSeen.class, notSeen -> assertThat(notSeen.obstacle()).isEqualTo(Obstacle.MISSING));
        assertThat(new BundleFolder(BUNDLES).observe(nothing))
                .isInstanceOfSatisfying(
                        NotSeen.class, notSeen -> assertThat(notSeen.obstacle()).isEqualTo(Obstacle.MISSING));
    }

    private static EcsApplication seen(EcsSource source, ServiceReference reference) {
        var observation = source.observe(reference);
        assertThat(observation).isInstanceOf(Seen.class);
        return ((Seen) observation).application();
    }

    /** As shipped, but for the credentials. */
    private static AwsEcsSource live(Emulator aws) {
        var account = new AwsAccount(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                Optional.of(aws.endpoint()),
                UrlConnectionHttpClient.builder().build(),
                RateLimits::new,
                AwsRetryStrategy::standardRetryStrategy);
        return new AwsEcsSource(account, Optional.of("eu-west-1"), Optional.of(ISSUER), Ticker.systemTicker());
    }
}
