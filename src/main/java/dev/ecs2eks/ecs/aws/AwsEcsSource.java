package dev.ecs2eks.ecs.aws;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ecs2eks.ecs.EcsSource;
import dev.ecs2eks.ecs.Observation;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.ServiceReference;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Live AWS, read with the SDK's default credentials and with only the actions of {@code deploy/iam/read-only.json}.
 *
 * <p>A missing, denied or throttled service or task definition is {@link NotSeen}. What is denied around it is a part
 * that was not read, with the action to allow. What is throttled around it, after the SDK's own retries, is {@link
 * NotSeen} as well: half a picture would be a wrong plan, and time heals it. Safe for use by many threads, which share
 * calls, answers and AWS's rate limits.
 */
public final class AwsEcsSource implements EcsSource {

    /** It becomes part of a host name. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,20}){1,4}");

    private final AwsAccount account;
    private final Optional<String> defaultRegion;
    private final Optional<String> oidcIssuer;
    private final Ticker ticker;
    private final Map<Region, EcsRegion> regions = new ConcurrentHashMap<>();

    AwsEcsSource(AwsAccount account, Optional<String> defaultRegion, Optional<String> oidcIssuer, Ticker ticker) {
        this.account = account;
        this.defaultRegion = defaultRegion;
        this.oidcIssuer = oidcIssuer;
        this.ticker = ticker;
    }

    /**
     * @param endpoint instead of AWS's own; without it {@code AWS_ENDPOINT_URL} counts, as everywhere in the SDK
     * @param defaultRegion for references that name none, for example {@code eu-west-1}
     * @param oidcIssuer of the EKS cluster that services go to, whose OIDC provider is looked for in IAM; without it
     *     none is
     */
    public static AwsEcsSource live(
            Optional<URI> endpoint, Optional<String> defaultRegion, Optional<String> oidcIssuer) {
        var account = new AwsAccount(
                DefaultCredentialsProvider.builder().build(),
                endpoint,
                UrlConnectionHttpClient.builder().build(),
                RateLimits::new,
                AwsRetryStrategy::standardRetryStrategy);
        return new AwsEcsSource(account, defaultRegion, oidcIssuer, Ticker.systemTicker());
    }

    @Override
    public Observation observe(ServiceReference reference) {
        var region = reference.region().or(() -> defaultRegion);
        if (region.isEmpty()) {
            return malformed("No AWS Region is given for %s: set spec.source.region, --region or AWS_REGION."
                    .formatted(reference));
        }
        if (!REGION.matcher(region.get()).matches()) {
            return malformed("%s is no AWS Region: set spec.source.region or --region to one such as eu-west-1."
                    .formatted(region.get()));
        }
        try {
            return new Seen(
                    regions.computeIfAbsent(Region.of(region.get()), this::open).read(reference));
        } catch (Obstructed e) {
            return e.notSeen();
        }
    }

    private static NotSeen malformed(String sentence) {
        return new NotSeen(Obstacle.MALFORMED, sentence);
    }

    private EcsRegion open(Region region) {
        return new EcsRegion(account.in(region), region, oidcIssuer, ticker);
    }
}
