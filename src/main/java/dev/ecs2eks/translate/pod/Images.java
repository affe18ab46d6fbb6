package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Container;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.VersionConsistency;

/**
 * Images by the digest that runs in ECS where a service revision tells it (T20): a tag would be looked up again by each
 * node, and versions would mix.
 */
final class Images {

    private final Map<String, String> digests;
    private final Findings findings;

    private Images(Map<String, String> digests, Findings findings) {
        this.digests = digests;
        this.findings = findings;
    }

    static Images of(Subject subject, Findings findings) {
        var digests = new HashMap<String, String>();
        current(subject).ifPresent(revision -> revision.containerImages().forEach(image -> {
            if (image.containerName() != null && image.imageDigest() != null) {
                digests.put(image.containerName(), image.imageDigest());
            }
        }));
        return new Images(digests, findings);
    }

    private static Optional<ServiceRevision> current(Subject subject) {
        var application = subject.application();
        var revisions = application.surroundings().serviceRevisions();
        if (revisions.values().isEmpty()) {
            return Optional.empty();
        }
        var current = application.service().map(Service::currentServiceRevisions).stream()
                .flatMap(summaries -> summaries.stream().map(ServiceCurrentRevisionSummary::arn))
                .collect(Collectors.toSet());
        var definition = application.taskDefinition().taskDefinitionArn();
        return revisions
                .first(revision -> current.contains(revision.serviceRevisionArn()))
                .or(() -> revisions.first(
                        revision -> definition != null && definition.equals(revision.taskDefinition())));
    }

    void write(Container container, EcsContainer of) {
        var text = of.definition().image();
        if (text == null || text.isBlank()) {
            findings.report("no-container-image", of.pointer("image"), of.originalName());
            container.setImage(text);
            return;
        }
        var image = new ImageName(text);
        if (image.isTemplated()) {
            findings.report("templated-image", of.pointer("image"), of.originalName());
        } else if (!image.isValid()) {
            findings.report("invalid-image", of.pointer("image"), of.originalName());
        }
        var digest = pinned(of) ? digests.get(of.originalName()) : null;
        if (digest != null && !image.hasDigest()) {
            container.setImage(image.repository() + "@" + digest);
            container.setImagePullPolicy("IfNotPresent");
            return;
        }
        if (of.definition().versionConsistency() == VersionConsistency.ENABLED && !image.hasDigest()) {
            findings.report("image-digest-unknown", of.pointer("versionConsistency"), text);
        }
        container.setImage(text);
        // ECS pulls at each task start.
        container.setImagePullPolicy(image.hasDigest() ? "IfNotPresent" : "Always");
    }

    private static boolean pinned(EcsContainer of) {
        return of.definition().versionConsistency() != VersionConsistency.DISABLED;
    }
}
