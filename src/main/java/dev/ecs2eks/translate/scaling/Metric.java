package dev.ecs2eks.translate.scaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scaling policy goes by, in the cluster's terms.
 */
sealed interface Metric {

    /** Of the policy, in the bundle. */
    String pointer();

    /**
     * Used over requested, of all pods.
     *
     * @param resource {@code cpu} or {@code memory}
     * @param percent at least 1
     */
    record Utilization(String pointer, String resource, int percent) implements Metric {

        Utilization withPercent(int other) {
            return new Utilization(pointer, resource, other);
        }
    }

    /**
     * A metric that CloudWatch has and the service does not publish itself.
     *
     * @param period in seconds
     */
    record CloudWatch(String pointer, String name, Query query, double target) implements Metric {}

    /** Which metric of CloudWatch is meant. */
    record Query(
            String namespace,
            String metricName,
            List<Dimension> dimensions,
            String statistic,
            @Nullable String unit,
            int period) {

        String title() {
            return namespace + " " + metricName;
        }
    }

    record Dimension(String name, String value) {}
}
