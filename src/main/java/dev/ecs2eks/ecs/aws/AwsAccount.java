package dev.ecs2eks.ecs.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Makes the clients of one account: one a service and Region, all on the same connections and rate limits. */
final class AwsAccount {

    private final AwsCredentialsProvider credentials;
    private final Optional<URI> endpoint;
    private final SdkHttpClient http;
    private final Supplier<RateLimits> newLimits;
    private final Supplier<RetryStrategy> newRetries;
    private final RateLimits limitsWithoutRegion;
    private final Map<Region, AwsClients> clients = new ConcurrentHashMap<>();

    AwsAccount(
            AwsCredentialsProvider credentials,
            Optional<URI> endpoint,
            SdkHttpClient http,
            Supplier<RateLimits> newLimits,
            Supplier<RetryStrategy> newRetries) {
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.http = http;
        this.newLimits = newLimits;
        this.newRetries = newRetries;
        this.limitsWithoutRegion = newLimits.get();
    }

    AwsClients in(Region region) {
        return clients.computeIfAbsent(region, this::open);
    }

    private AwsClients open(Region region) {
        var limits = newLimits.get();
        return new AwsClients(
                client(EcsClient.builder(), region, limits),
                new AwsClients.Scaling(
                        client(ApplicationAutoScalingClient.builder(), region, limits),
                        client(CloudWatchClient.builder(), region, limits)),
                client(ElasticLoadBalancingV2Client.builder(), region, limits),
                client(ServiceDiscoveryClient.builder(), region, limits),
                client(Ec2Client.builder(), region, limits),
                // its Region only says which partition's IAM is meant
                client(IamClient.builder(), region, limitsWithoutRegion),
                new AwsClients.Secrets(
                        client(SecretsManagerClient.builder(), region, limits),
                        client(SsmClient.builder(), region, limits)));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, RateLimits limits) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(newRetries.get())
                        .addExecutionInterceptor(limits)
                        .addExecutionInterceptor(new RawJson.Tap())
                        .build())
                .build();
    }
}
