package dev.ecs2eks.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator is told: {@code ecs2eks.*} as properties, {@code ECS2EKS_*} as environment variables. */
@ConfigMapping(prefix = "ecs2eks")
public interface OperatorSettings {

    /** Where services are looked at. */
    @WithDefault("aws")
    Source source();

    /** The folder of bundles, where the source is {@code file}. */
    @WithName("source.dir")
    Optional<Path> sourceDir();

    /** Every AWS API at one address, for a local emulator. */
    @WithName("source.endpoint")
    Optional<String> sourceEndpoint();

    /** Where a migration names no Region; by default the AWS SDK's own variable. */
    @WithDefault("${AWS_REGION:}")
    Optional<String> region();

    /** The account the operator's credentials belong to, for the names of roles. */
    Optional<String> account();

    /** Of the EKS cluster, {@code https://…}; without it no trust statement can be written. */
    Optional<String> oidcIssuer();

    /** Of the EKS cluster. */
    Optional<String> clusterName();

    /** Whether the EKS cluster gives pods security groups of their own (ENABLE_POD_ENI of the VPC CNI). */
    @WithDefault("false")
    boolean securityGroupsForPods();

    /** How often ECS is read where nothing happens, and where time alone does not heal. */
    @WithDefault("PT5M")
    Duration pollInterval();

    /** How long a deletion waits for AWS before it leaves everything as it is. */
    @WithDefault("PT10M")
    Duration deletionWait();

    LeaderElection leaderElection();

    enum Source {
        AWS,
        FILE
    }

    /** Of several copies of the operator one works. */
    interface LeaderElection {

        @WithDefault("false")
        boolean enabled();

        @WithDefault("ecs2eks")
        String lease();
    }
}
