package dev.ecs2eks.translate.fields;

import static dev.ecs2eks.ecs.BundleKey.*;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.ScalableResource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;

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
        some(SCALABLE_TARGETS, scaling.targets().values(), it -> scales(it.resourceId(), application), visit);
        some(SCALING_POLICIES, scaling.policies().values(), it -> scales(it.resourceId(), application), visit);
        some(SCHEDULED_ACTIONS, scaling.scheduledActions().values(), it -> scales(it.resourceId(), application), visit);
        var traffic = application.traffic();
        each(TARGET_GROUPS, traffic.targetGroups().values(), seen -> seen.group(), visit);
        each(LOAD_BALANCERS, traffic.loadBalancers().values(), seen -> seen.loadBalancer(), visit);
        each(LISTENERS, traffic.listeners().values(), seen -> seen.listener(), visit);
        each(RULES, traffic.rules().values(), Function.identity(), visit);
        each(CLOUD_MAP_SERVICES, traffic.cloudMapServices().values(), seen -> seen.service(), visit);
        each(CLOUD_MAP_NAMESPACES, traffic.cloudMapNamespaces().values(), Function.identity(), visit);
        each(ROLES, application.identity().roles().values(), seen -> seen.role(), visit);
        var surroundings = application.surroundings();
        some(CAPACITY_PROVIDERS, surroundings.capacityProviders().values(), it -> isUsed(it, application), visit);
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

    /** Lists of the AWS CLI hold what belongs to other services, too; that says nothing of this one. */
    private static <T extends SdkPojo> void some(
            String key, List<T> values, Predicate<T> isOurs, BiConsumer<String, SdkPojo> visit) {
        for (int i = 0; i < values.size(); i++) {
            if (isOurs.test(values.get(i))) {
                visit.accept("/" + key + "/" + i, values.get(i));
            }
        }
    }

    private static boolean scales(@Nullable String resourceId, EcsApplication application) {
        return application
                .service()
                .map(it -> ScalableResource.isNamed(it, resourceId))
                .orElse(true);
    }

    private static boolean isUsed(CapacityProvider provider, EcsApplication application) {
        return application
                .service()
                .map(service -> Stream.concat(
                                service.capacityProviderStrategy().stream(),
                                service.taskSets().stream().flatMap(it -> it.capacityProviderStrategy().stream()))
                        .map(CapacityProviderStrategyItem::capacityProvider)
                        .anyMatch(it -> it != null
                                && (it.equals(provider.name()) || it.equals(provider.capacityProviderArn()))))
                .orElse(true);
    }

    private static <T> void each(
            String key, List<T> values, Function<T, ? extends SdkPojo> pojo, BiConsumer<String, SdkPojo> visit) {
        for (int i = 0; i < values.size(); i++) {
            visit.accept("/" + key + "/" + i, pojo.apply(values.get(i)));
        }
    }
}
