package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;

/** What a circuit breaker would do, which needs no words while it is turned off. */
final class CircuitBreaker {

    private static final String POINTER = "/service/deploymentConfiguration/deploymentCircuitBreaker/";

    private static final List<String> MEMBERS =
            List.of("rollback", "resetOnHealthyTask", "thresholdConfiguration/type", "thresholdConfiguration/value");

    private CircuitBreaker() {}

    static void of(DeploymentConfiguration configuration, Findings findings) {
        var breaker = configuration.deploymentCircuitBreaker();
        if (breaker != null && !Boolean.TRUE.equals(breaker.enable())) {
            MEMBERS.forEach(member -> findings.settle(POINTER + member));
        }
    }
}
