package dev.ecs2eks.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests on a real API server and the AWS emulator. Their methods may take the actors as parameters: a {@link
 * ClusterUser} (an administrator with a namespace of its own), the {@link OperatorUnderTest} (running, with the rights
 * of the chart), and {@link dev.ecs2eks.cli.local.Emulator AWS} (empty at the start of each test). {@link TestGround}
 * gives the rest.
 *
 * <p>{@code ECS2EKS_KUBE=k3s|local|kubeconfig} chooses the cluster. A fake node runs no container: no test may conclude
 * anything about probes, images or signals from what happens here.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
public @interface OnCluster {}
