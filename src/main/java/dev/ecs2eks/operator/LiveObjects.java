package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.kube.LiveObject;
import dev.ecs2eks.kube.Mark;
import dev.ecs2eks.kube.Refusal;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one migration as the watches have them; a kind that is not watched is asked for. */
final class LiveObjects {

    private final EcsMigration migration;
    private final Context<EcsMigration> context;

    LiveObjects(EcsMigration migration, Context<EcsMigration> context) {
        this.migration = migration;
        this.context = context;
    }

    /** Everything that carries our label for this migration and was applied by us. */
    List<LiveObject> ours() {
        var namespace = migration.getMetadata().getNamespace();
        var name = migration.getMetadata().getName();
        return sources()
                .flatMap(source -> source.list(namespace, object -> name.equals(label(object))))
                .map(LiveObject::new)
                .filter(LiveObject::wasAppliedByUs)
                .toList();
    }

    /** The object of this name, ours or not. */
    Optional<LiveObject> find(String apiVersion, String kind, String name) {
        var namespace = migration.getMetadata().getNamespace();
        return source(apiVersion, kind)
                .flatMap(source -> source.get(new ResourceID(name, namespace)))
                .or(() -> ask(apiVersion, kind, namespace, name))
                .map(LiveObject::new);
    }

    /** What a ConfigMap holds, which the watches do not keep; nothing where it is gone. */
    Map<String, String> content(String configMap) {
        return Optional.ofNullable(context.getClient()
                        .configMaps()
                        .inNamespace(migration.getMetadata().getNamespace())
                        .withName(configMap)
                        .get())
                .map(ConfigMap::getData)
                .orElse(Map.of());
    }

    /** Shows the next reconcile what was just written, before the watch does. */
    void remember(GenericKubernetesResource written) {
        var id = ResourceID.fromResource(written);
        source(written.getApiVersion(), written.getKind()).ifPresent(source -> source.get(id)
                .ifPresentOrElse(
                        before -> source.handleRecentResourceUpdate(id, written, before),
                        () -> source.handleRecentResourceCreate(id, written)));
    }

    private Optional<GenericKubernetesResource> ask(String apiVersion, String kind, String namespace, String name) {
        var named = new GenericKubernetesResourceBuilder()
                .withApiVersion(apiVersion)
                .withKind(kind)
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .build();
        try {
            return Optional.ofNullable(context.getClient().resource(named).get());
        } catch (KubernetesClientException e) {
            if (Refusal.of(e) == Refusal.KIND_UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<InformerEventSource<GenericKubernetesResource, EcsMigration>> source(
            String apiVersion, String kind) {
        return sources()
                .filter(source -> source.name().equals(apiVersion + "/" + kind))
                .findFirst();
    }

    private Stream<InformerEventSource<GenericKubernetesResource, EcsMigration>> sources() {
        return context.eventSourceRetriever().getEventSourcesFor(GenericKubernetesResource.class).stream()
                .filter(InformerEventSource.class::isInstance)
                .map(source -> (InformerEventSource<GenericKubernetesResource, EcsMigration>) source);
    }

    private static String label(GenericKubernetesResource object) {
        var labels = object.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(Mark.MIGRATION, "");
    }
}
