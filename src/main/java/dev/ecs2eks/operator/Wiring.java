package dev.ecs2eks.operator;

import dev.ecs2eks.ecs.EcsSource;
import dev.ecs2eks.ecs.aws.AwsEcsSource;
import dev.ecs2eks.ecs.file.BundleFolder;
import dev.ecs2eks.kube.Discovery;
import dev.ecs2eks.kube.Trial;
import dev.ecs2eks.kube.Writes;
import dev.ecs2eks.translate.fields.FieldMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;

/** Puts together what the operator is made of. */
class Wiring {

    @Produces
    @Singleton
    EcsSource source(OperatorSettings settings) {
        return switch (settings.source()) {
            case FILE ->
                new BundleFolder(settings.sourceDir()
                        .orElseThrow(() -> new IllegalStateException(
                                "ecs2eks.source=file needs ecs2eks.source.dir, a folder of bundles")));
            case AWS ->
                AwsEcsSource.live(settings.sourceEndpoint().map(URI::create), settings.region(), settings.oidcIssuer());
        };
    }

    @Produces
    @Singleton
    Discovery discovery(KubernetesClient client) {
        return new Discovery(client);
    }

    @Produces
    @Singleton
    Writes writes(KubernetesClient client) {
        return new Writes(client);
    }

    @Produces
    @Singleton
    Trial trial(KubernetesClient client) {
        return new Trial(client, FieldMap.compiled());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
