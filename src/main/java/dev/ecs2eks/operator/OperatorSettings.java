package dev.ecs2eks.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator is told: {@code ecs2eks.*} as properties, {@code ECS2EKS_*} as environment variables. */
@ConfigMapping(prefix = "ecs2eks")
public interface OperatorSettings {

    Source source();

    /** How often ECS is read where nothing happens, and where time alone does not heal. */
    @WithDefault("5m")
    Duration poll();

    /** How long a deletion waits for AWS before it leaves everything as it is. */
    @WithDefault("10m")
    Duration deletionWait();

    Target target();

    LeaderElection leaderElection();

    /** Where services are looked at. */
    interface Source {

        @WithDefault("aws")
        Kind kind();

        /** The folder of bundles, for {@code file}. */
        Optional<Path> dir();

        /** Every AWS API at one address, for a local emulator. */
        Optional<String> endpoint();

        /** Where a migration names no Region. */
        Optional<String> region();

        enum Kind {
            AWS,
            FILE
        }
    }

    /** What no API of the cluster says about it. */
    interface Target {

        Optional<String> oidcIssuer();

        Optional<String> account();

        Optional<String> region();

        Optional<String> clusterName();
    }

    /** One of several copies works. */
    interface LeaderElection {

        @WithDefault("false")
        boolean enabled();

        @WithDefault("ecs2eks")
        String lease();

        Optional<String> namespace();
    }
}
