package dev.ecs2eks.ecs.aws;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Lets each request of one account and Region, pages and retries included, wait its turn. */
final class RateLimits implements ExecutionInterceptor {

    private final Map<Limit, Bucket> buckets = new EnumMap<>(Limit.class);
    private final BlockingStrategy waiting;

    RateLimits() {
        this(TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    RateLimits(TimeMeter time, BlockingStrategy waiting) {
        this.waiting = waiting;
        for (var limit : Limit.values()) {
            buckets.put(limit, limit.bucket(time));
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission request, ExecutionAttributes attributes) {
        var operation = Operation.named(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        var bucket = buckets.get(operation.limit());
        if (bucket == null) {
            throw new IllegalStateException("no bucket for " + operation.limit());
        }
        try {
            bucket.asBlocking().consume(1, waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting for " + operation.limit(), e);
        }
    }
}
