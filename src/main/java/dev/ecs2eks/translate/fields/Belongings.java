package dev.ecs2eks.translate.fields;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.ScalableResource;
import dev.ecs2eks.ecs.Traffic.ObservedCloudMapService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;

/**
 * What of a bundle is the service's. A file may hold all target groups of an account, or what several services share:
 * what this one does not refer to is nobody's loss. In doubt, it is the service's.
 */
final class Belongings {

    private final EcsApplication application;
    private final @Nullable Service service;
    private @Nullable String text;

    Belongings(EcsApplication application) {
        this.application = application;
        this.service = application.service().orElse(null);
    }

    /** @param root a model object that stands at a top-level key of the bundle */
    boolean contain(SdkPojo root) {
        if (service == null) {
            return true;
        }
        if (root instanceof ScalableTarget target) {
            return ScalableResource.isNamed(service, target.resourceId());
        }
        if (root instanceof ScalingPolicy policy) {
            return ScalableResource.isNamed(service, policy.resourceId());
        }
        if (root instanceof ScheduledAction action) {
            return ScalableResource.isNamed(service, action.resourceId());
        }
        if (root instanceof TargetGroup group) {
            return isBehind(service, group.targetGroupArn()) || isNamed(group.targetGroupArn());
        }
        if (root instanceof CapacityProvider provider) {
            return isNamed(provider.name()) || isNamed(provider.capacityProviderArn());
        }
        if (root instanceof software.amazon.awssdk.services.servicediscovery.model.Service registry) {
            return isNamed(registry.id()) || isNamed(registry.arn());
        }
        return !(root instanceof Namespace namespace) || isHome(namespace);
    }

    /** The usual case, told without looking everywhere. */
    private static boolean isBehind(Service service, @Nullable String group) {
        return service.loadBalancers().stream().anyMatch(it -> group != null && group.equals(it.targetGroupArn()));
    }

    /** Named by the service, or by a registry of its own, which may not say where it is. */
    private boolean isHome(Namespace namespace) {
        return isNamed(namespace.name())
                || isNamed(namespace.id())
                || isNamed(namespace.arn())
                || application.traffic().cloudMapServices().values().stream()
                        .map(ObservedCloudMapService::service)
                        .filter(this::contain)
                        .anyMatch(registry -> isOf(registry.namespaceId(), namespace) || isNowhere(registry));
    }

    private boolean isNowhere(software.amazon.awssdk.services.servicediscovery.model.Service registry) {
        return application.traffic().cloudMapNamespaces().values().stream()
                .noneMatch(namespace -> isOf(registry.namespaceId(), namespace));
    }

    private static boolean isOf(@Nullable String id, Namespace namespace) {
        return id != null && id.equals(namespace.id());
    }

    /** Whether the service, its revisions or its cluster mention it in any member. */
    private boolean isNamed(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return false;
        }
        if (text == null) {
            var surroundings = application.surroundings();
            text = service + surroundings.serviceRevisions().values().toString() + surroundings.cluster();
        }
        return text.contains(name);
    }
}
