package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event for each transition and each refusal. Told twice, it is still one: its name follows from what it says. */
@ApplicationScoped
class Events {

    private static final Logger LOG = LoggerFactory.getLogger("dev.ecs2eks.operator");

    private final KubernetesClient client;
    private final Clock clock;

    Events(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** An event that fails is only logged: it must never stop a migration. */
    void tell(EcsMigration migration, boolean warning, String reason, String sentence) {
        var metadata = migration.getMetadata();
        LOG.info("{}/{} {}: {}", metadata.getNamespace(), metadata.getName(), reason, sentence);
        var name = metadata.getName() + "."
                + Integer.toHexString(Objects.hash(metadata.getUid(), metadata.getGeneration(), reason, sentence));
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            client.resource(new EventBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withNamespace(metadata.getNamespace())
                            .endMetadata()
                            .withNewInvolvedObject()
                            .withApiVersion(migration.getApiVersion())
                            .withKind(migration.getKind())
                            .withName(metadata.getName())
                            .withNamespace(metadata.getNamespace())
                            .withUid(metadata.getUid())
                            .endInvolvedObject()
                            .withType(warning ? "Warning" : "Normal")
                            .withReason(reason)
                            .withMessage(Shortened.text(sentence, 1000))
                            .withFirstTimestamp(now)
                            .withLastTimestamp(now)
                            .withCount(1)
                            .withNewSource("ecs2eks", null)
                            .build())
                    .create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) {
                LOG.warn("An event was not taken (status {})", e.getCode());
            }
        }
    }
}
