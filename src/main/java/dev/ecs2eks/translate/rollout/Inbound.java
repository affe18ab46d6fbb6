package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.translate.subject.Subject;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;

/** How work comes to a service. One that nothing routes to fetches it by itself, and would do so in ECS and EKS at once. */
public final class Inbound {

    private Inbound() {}

    /** Whether nothing routes to the service: no load balancer, registry, Lattice group or Service Connect server. */
    public static boolean isWorker(Subject subject) {
        return !subject.isInbound()
                && !subject.revision().answersServiceConnect()
                && subject.application()
                        .service()
                        .filter(service -> service.schedulingStrategy() != SchedulingStrategy.DAEMON)
                        .isPresent();
    }

    /** Whether some container listens, so that somebody may come to its address all the same. */
    static boolean listens(Subject subject) {
        return subject.containers().stream()
                .anyMatch(container -> !container.definition().portMappings().isEmpty());
    }
}
