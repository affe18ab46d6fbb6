package dev.ecs2eks.translate.fields;

import static dev.ecs2eks.ecs.BundleKey.*;

import dev.ecs2eks.ecs.EcsApplication;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The model objects of a snapshot with their places in the bundle form, in document order. Service revisions are frozen
 * copies of what the service says, and the EKS cluster is not what moves: neither is walked.
 */
final class Roots {

    private Roots() {}

    static void forEach(EcsApplication application, BiConsumer<String, SdkPojo> visit) {
        visit.accept("/" + TASK_DEFINITION, application.taskDefinition());
        application.service().ifPresent(service -> visit.accept("/" + SERVICE, service));
        each(TAGS, application.task().tags(), Function.identity(), visit);
        application.surroundings().cluster().ifPresent(cluster -> visit.accept("/" + CLUSTER, cluster));
        var scaling = application.scaling();
        each(SCALABLE_TARGETS, scaling.targets().values(), Function.identity(), visit);
        each(SCALING_POLICIES, scaling.policies().values(), Function.identity(), visit);
        each(SCHEDULED_ACTIONS, scaling.scheduledActions().values(), Function.identity(), visit);
        var traffic = application.traffic();
        each(TARGET_GROUPS, traffic.targetGroups().values(), seen -> seen.group(), visit);
        each(LOAD_BALANCERS, traffic.loadBalancers().values(), seen -> seen.loadBalancer(), visit);
        each(LISTENERS, traffic.listeners().values(), seen -> seen.listener(), visit);
        each(RULES, traffic.rules().values(), Function.identity(), visit);
        each(CLOUD_MAP_SERVICES, traffic.cloudMapServices().values(), seen -> seen.service(), visit);
        each(CLOUD_MAP_NAMESPACES, traffic.cloudMapNamespaces().values(), Function.identity(), visit);
        each(ROLES, application.identity().roles().values(), seen -> seen.role(), visit);
        var surroundings = application.surroundings();
        each(CAPACITY_PROVIDERS, surroundings.capacityProviders().values(), Function.identity(), visit);
        each(SECRETS, surroundings.secrets().secrets().values(), Function.identity(), visit);
        each(PARAMETERS, surroundings.secrets().parameters().values(), Function.identity(), visit);
        each(SECURITY_GROUPS, surroundings.network().securityGroups().values(), Function.identity(), visit);
        each(SUBNETS, surroundings.network().subnets().values(), Function.identity(), visit);
        application
                .identity()
                .oidcProviders()
                .values()
                .forEach(provider -> visit.accept("/" + OIDC_PROVIDER, provider));
    }

    private static <T> void each(
            String key, List<T> values, Function<T, ? extends SdkPojo> pojo, BiConsumer<String, SdkPojo> visit) {
        for (int i = 0; i < values.size(); i++) {
            visit.accept("/" + key + "/" + i, pojo.apply(values.get(i)));
        }
    }
}
