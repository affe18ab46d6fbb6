package dev.ecs2eks.plan;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.translate.subject.Target;
import java.util.List;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;

/** The fingerprint of the EKS side. IAM's OIDC provider is the cluster's, although it is read beside the service. */
final class ClusterDigest {

    private ClusterDigest() {}

    static String of(Target target, EcsApplication application) {
        var providers = application.identity().oidcProviders();
        return Sha256.of(
                target,
                providers.missing(),
                providers.values().stream().map(ClusterDigest::still).toList());
    }

    private static List<Object> still(GetOpenIdConnectProviderResponse provider) {
        return List.of(String.valueOf(provider.url()), provider.clientIDList());
    }
}
