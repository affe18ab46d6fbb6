package dev.ecs2eks.operator;

import dev.ecs2eks.plan.Plan;
import java.util.List;

/** What carrying out a step gave. */
sealed interface Outcome {

    /** There was nothing to write. */
    record Rested() implements Outcome {}

    /** It was written. */
    record Written() implements Outcome {}

    /** A plan was stored, with what the cluster said about it. */
    record Stored(Plan plan, List<String> configMaps) implements Outcome {}

    /**
     * Kubernetes did not take a write.
     *
     * @param tries how often in a row, this one included
     */
    record Failed(String reason, String sentence, boolean healsByItself, int tries) implements Outcome {}
}
