package dev.ecs2eks.operator;

import dev.ecs2eks.api.EcsMigration;
import dev.ecs2eks.kube.Discovery;
import dev.ecs2eks.kube.Mark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watches the kinds of objects that plans hold, by our label; those of an add-on from when it is installed. */
@ApplicationScoped
class Watches {

    private final Discovery discovery;
    private final Set<ProducedKind> registered = ConcurrentHashMap.newKeySet();

    Watches(Discovery discovery) {
        this.discovery = discovery;
    }

    /** Those that every cluster has. */
    List<EventSource<?, EcsMigration>> always(EventSourceContext<EcsMigration> context) {
        return ProducedKind.ALWAYS.stream()
                .<EventSource<?, EcsMigration>>map(kind -> watch(kind, context))
                .toList();
    }

    /** Adds those of add-ons that came since; API groups as discovery last saw them. */
    void follow(Set<String> groups, Context<EcsMigration> context) {
        for (var kind : ProducedKind.OF_ADDONS) {
            if (groups.contains(kind.group())
                    && !registered.contains(kind)
                    && discovery.serves(kind.apiVersion(), kind.kind())
                    && registered.add(kind)) {
                var retriever = context.eventSourceRetriever();
                retriever.dynamicallyRegisterEventSource(
                        watch(kind, retriever.eventSourceContextForDynamicRegistration()));
            }
        }
    }

    private static InformerEventSource<GenericKubernetesResource, EcsMigration> watch(
            ProducedKind kind, EventSourceContext<EcsMigration> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(kind.gvk(), EcsMigration.class)
                        .withName(kind.name())
                        .withLabelSelector(Mark.MIGRATION)
                        .withItemStore(new TrimmedStore())
                        .withSecondaryToPrimaryMapper(Watches::migration)
                        .build(),
                context);
    }

    private static Set<ResourceID> migration(GenericKubernetesResource object) {
        var name = object.getMetadata().getLabels().get(Mark.MIGRATION);
        return Set.of(new ResourceID(name, object.getMetadata().getNamespace()));
    }
}
