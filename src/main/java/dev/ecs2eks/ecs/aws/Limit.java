package dev.ecs2eks.ecs.aws;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * AWS's request limits, each per account and Region: what this operator takes of them is at most a quarter of the
 * sustained rate that AWS documents, so that deployments, consoles and controllers of the same account keep theirs
 * (mapping §6.1). Where AWS publishes no number, a cautious one.
 */
enum Limit {
    ECS_SERVICE_READ(5, 25),
    ECS_TASK_DEFINITION_READ(5, 12),
    ECS_SERVICE_REVISION_READ(5, 12),
    ECS_CLUSTER_READ(5, 12),
    ECS_CAPACITY_PROVIDER_READ(5, 12),
    /** The account-level bucket over all actions, which the AWS Load Balancer Controller drinks from as well. */
    ELASTIC_LOAD_BALANCING(2, 10),
    CLOUDWATCH(2, 9),
    APPLICATION_AUTO_SCALING(2, 10),
    CLOUD_MAP(2, 10),
    EC2(2, 10),
    /** A small part of what AWS allows for it and GetSecretValue together, which every start of a task needs. */
    SECRETS_MANAGER(20, 25),
    SYSTEMS_MANAGER(2, 10),
    IAM(1, 20);

    private final int perSecond;
    private final int burst;

    Limit(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    int perSecond() {
        return perSecond;
    }

    Bucket bucket(TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
