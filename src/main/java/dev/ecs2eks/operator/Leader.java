package dev.ecs2eks.operator;

import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** Leader election, where it is asked for: losing the lease ends the process. */
@ApplicationScoped
class Leader implements ConfigurationServiceCustomizer {

    private final OperatorSettings.LeaderElection settings;

    Leader(OperatorSettings settings) {
        this.settings = settings.leaderElection();
    }

    @Override
    public Consumer<ConfigurationServiceOverrider> overrider() {
        return service -> {
            if (settings.enabled()) {
                service.withLeaderElectionConfiguration(new LeaderElectionConfiguration(settings.lease()));
            }
        };
    }
}
