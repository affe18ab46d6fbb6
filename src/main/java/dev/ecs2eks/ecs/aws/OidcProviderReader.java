package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Reading;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** IAM's OIDC provider of the EKS cluster that a service goes to, in the account of its task role. */
final class OidcProviderReader {

    private static final int PARTITION = 1;
    private static final int ACCOUNT = 4;

    private final IamClient iam;
    private final Optional<String> issuer;
    private final Calls calls;

    OidcProviderReader(IamClient iam, Optional<String> issuer, Calls calls) {
        this.iam = iam;
        this.issuer = issuer.filter(it -> !it.isBlank());
        this.calls = calls;
    }

    /** One that does not exist is none: looking for it worked. Without a task role nobody needs one. */
    Reading<GetOpenIdConnectProviderResponse> read(TaskDefinition definition, Service service) {
        var role = definition.taskRoleArn();
        if (role == null || role.isBlank()) {
            return Reading.of(List.of());
        }
        if (issuer.isEmpty()) {
            return Reading.notRead("oidcIssuer of the EKS cluster");
        }
        var ours = service.serviceArn().split(":", -1);
        var account = role.startsWith("arn:") ? part(role, ACCOUNT) : ours[ACCOUNT];
        if (!account.equals(ours[ACCOUNT])) {
            return Reading.notRead("credentials of account " + account);
        }
        var gaps = new Gaps();
        var arn = "arn:" + ours[PARTITION] + ":iam::" + account + ":oidc-provider/" + host(issuer.get());
        return gaps.around(gaps.read(List.of(), () -> provider(arn)));
    }

    private List<GetOpenIdConnectProviderResponse> provider(String arn) {
        try {
            return List.of(calls.remembered(
                    Operation.GET_OIDC_PROVIDER,
                    arn,
                    () -> BareAnswer.of(
                            iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn)),
                            GetOpenIdConnectProviderResponse.builder())));
        } catch (NoSuchEntityException | InvalidInputException e) {
            return List.of();
        }
    }

    private static String host(String issuer) {
        return issuer.replaceAll("^https?://|/+$", "");
    }

    private static String part(String arn, int index) {
        var parts = arn.split(":", -1);
        return index < parts.length ? parts[index] : "";
    }
}
