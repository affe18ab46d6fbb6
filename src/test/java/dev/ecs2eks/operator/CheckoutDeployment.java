package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.testing.ClusterUser;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;

/** The Deployment that the service of {@link EcsService#checkout()} becomes, in a user's namespace. */
final class CheckoutDeployment {

    private CheckoutDeployment() {}

    static RollableScalableResource<Deployment> of(ClusterUser user) {
        return user.client().apps().deployments().inNamespace(user.namespace()).withName("checkout");
    }

    /** Fails while it is not there. */
    static Deployment there(ClusterUser user) {
        var deployment = of(user).get();
        assertThat(deployment).as("Deployment checkout").isNotNull();
        return deployment;
    }

    static int replicas(ClusterUser user) {
        return there(user).getSpec().getReplicas();
    }

    /** Of its first container. */
    static String image(ClusterUser user) {
        return there(user)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }
}
