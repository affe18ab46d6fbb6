package dev.ecs2eks.testing;

import dev.ecs2eks.cli.local.LocalFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where the API server of the tests comes from. */
enum Kube {
    /** A container, by Testcontainers. */
    K3S,
    /** The control plane of {@code deploy/local}: real API server and controllers, fake nodes. */
    LOCAL,
    /** The cluster that {@code KUBECONFIG} names. */
    KUBECONFIG;

    /** What {@code ECS2EKS_KUBE} says; without it k3s where a Docker engine answers, else local. */
    static Kube chosen(Optional<String> wanted, BooleanSupplier dockerAnswers) {
        return wanted.filter(word -> !word.isBlank())
                .map(Kube::named)
                .orElseGet(() -> dockerAnswers.getAsBoolean() ? K3S : LOCAL);
    }

    private static Kube named(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new LocalFailure("ECS2EKS_KUBE is '" + word + "': it may be k3s, local or kubeconfig.", unknown);
        }
    }
}
