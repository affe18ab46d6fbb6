package dev.ecs2eks.translate;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.util.List;

/** Turns an observed ECS service into the equal Kubernetes objects. Pure: same input, same output to the byte. */
public final class Translator {

    private Translator() {}

    /** Never fails on input: whatever cannot be carried over is a finding. */
    public static Translation translate(EcsApplication application, Target target, Options options) {
        return new Translation(List.of(), List.of(), List.of());
    }
}
