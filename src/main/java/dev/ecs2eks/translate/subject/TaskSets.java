package dev.ecs2eks.translate.subject;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** The task sets of a service that CodeDeploy or an external controller deploys: each has a share of the desired count. */
public final class TaskSets {

    private static final int WHOLE = 100;

    private TaskSets() {}

    /** Those that are to run tasks: not on their way out, and with a scale above 0 %. */
    public static List<TaskSet> scaled(Service service) {
        return service.taskSets().stream()
                .filter(taskSet -> !Objects.equals(taskSet.status(), "DRAINING"))
                .filter(taskSet -> percent(taskSet).signum() > 0)
                .toList();
    }

    /**
     * How many tasks ECS wants: the share of the PRIMARY set, rounded up, where no other set has one (mapping §3.10); all
     * of them where the service is split between several, and where there are no task sets.
     *
     * @param desired of the service
     */
    public static int wanted(Service service, int desired) {
        var others = scaled(service).stream().filter(taskSet -> !Objects.equals(taskSet.status(), "PRIMARY"));
        return Revisions.primaryTaskSet(service)
                .filter(primary -> others.findAny().isEmpty())
                .map(primary -> percent(primary.value()))
                .filter(percent -> percent.signum() > 0)
                .map(percent -> share(desired, percent))
                .orElse(desired);
    }

    private static int share(int desired, BigDecimal percent) {
        return percent.multiply(BigDecimal.valueOf(desired))
                .divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.CEILING)
                .intValue();
    }

    /** Without a scale a set has all; ECS knows no share beyond. */
    private static BigDecimal percent(TaskSet taskSet) {
        @Nullable
        Double value = taskSet.scale() == null ? null : taskSet.scale().value();
        return value == null ? BigDecimal.valueOf(WHOLE) : BigDecimal.valueOf(Math.max(0, Math.min(WHOLE, value)));
    }
}
