package dev.ecs2eks.migrate;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.Restrictions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What of a plan stage Deploy applies: everything that takes no traffic. A worker takes work from wherever it runs, so
 * until Shift it is there with no replicas and without what would scale it.
 */
public final class DeployObjects {

    private static final String STAGE = "ecs2eks.dev/stage";
    private static final String INITIAL_REPLICAS = "ecs2eks.dev/initial-replicas";
    private static final String WORKER = "worker-double-run";
    private static final Set<String> INBOUND = Set.of("Service", "TargetGroupBinding", "Ingress", "HTTPRoute");
    private static final Set<String> AUTOSCALERS = Set.of("HorizontalPodAutoscaler", "ScaledObject");

    private DeployObjects() {}

    /** In the order of the plan. */
    public static List<HasMetadata> of(Plan plan) {
        var worker = isWorker(plan);
        return plan.manifests().stream()
                .filter(manifest -> !Restrictions.isClusterScoped(manifest))
                .filter(manifest -> !annotations(manifest).containsKey(STAGE)
                        || "Deploy".equals(annotations(manifest).get(STAGE)))
                .filter(manifest -> !worker || !AUTOSCALERS.contains(manifest.getKind()))
                .map(manifest -> worker ? idle(manifest) : manifest)
                .toList();
    }

    /** Whether nothing routes to the service, so that two copies would both take work. */
    public static boolean isWorker(Plan plan) {
        return plan.findings().stream().map(Finding::code).anyMatch(WORKER::equals)
                || plan.manifests().stream().noneMatch(manifest -> INBOUND.contains(manifest.getKind()));
    }

    /** How many replicas to set once at creation; empty where the manifest holds the number. */
    public static OptionalInt initialReplicas(HasMetadata manifest, Plan plan) {
        var text = annotations(manifest).get(INITIAL_REPLICAS);
        if (text == null || !text.matches("\\d{1,6}")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(isWorker(plan) ? 0 : Integer.parseInt(text));
    }

    /** A count in the manifest becomes 0; one that is set at creation stays out of it. */
    private static HasMetadata idle(HasMetadata manifest) {
        if (annotations(manifest).containsKey(INITIAL_REPLICAS)) {
            return manifest;
        }
        if (manifest instanceof Deployment deployment) {
            return new DeploymentBuilder(deployment)
                    .editSpec()
                    .withReplicas(0)
                    .endSpec()
                    .build();
        }
        if (manifest instanceof StatefulSet statefulSet) {
            return new StatefulSetBuilder(statefulSet)
                    .editSpec()
                    .withReplicas(0)
                    .endSpec()
                    .build();
        }
        return manifest;
    }

    private static Map<String, String> annotations(HasMetadata manifest) {
        var annotations = manifest.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }
}
