package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import org.jspecify.annotations.Nullable;

/** The service cannot be seen; ends the observation wherever it is. */
final class Obstructed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;

    Obstructed(Obstacle obstacle, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.obstacle = obstacle;
    }

    Obstructed(Obstacle obstacle, String sentence) {
        this(obstacle, sentence, null);
    }

    NotSeen notSeen() {
        return new NotSeen(obstacle, String.valueOf(getMessage()));
    }
}
