package dev.ecs2eks.plan;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ConfigMaps that hold a plan in plain text, masked. */
public final class PlanStore {

    /** Of one ConfigMap's content; the API server takes a little more than twice as much. */
    private static final int LIMIT = 512 * 1024;

    private static final String INITIAL_REPLICAS = "ecs2eks.dev/initial-replicas";

    /** Which of a migration's plans. */
    public enum Slot {
        /** The one that is or will be applied. */
        CURRENT("-plan"),
        /** The one that waits for the next change (condition PlanOutdated). */
        NEXT("-plan-next");

        private final String suffix;

        Slot(String suffix) {
            this.suffix = suffix;
        }

        /** {@code checkout-plan}, {@code checkout-plan-2} … */
        public String configMap(String migration, int part) {
            return migration + suffix + (part == 1 ? "" : "-" + part);
        }
    }

    private PlanStore() {}

    /** The ConfigMaps, first one first; all carry the mark. */
    public static List<ConfigMap> configMaps(
            Plan plan, String findingsDigest, PlanKey key, Masking masking, String migration, Slot slot) {
        var groups = PlanDocuments.groups(PlanDocuments.of(plan, masking), LIMIT);
        var annotations =
                new LinkedHashMap<>(new PlanMark(plan.digest(), findingsDigest, key, groups.size()).annotations());
        initialReplicas(plan).ifPresent(count -> annotations.put(INITIAL_REPLICAS, count));
        var configMaps = new ArrayList<ConfigMap>();
        for (int part = 1; part <= groups.size(); part++) {
            configMaps.add(new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(slot.configMap(migration, part))
                    .withAnnotations(annotations)
                    .endMetadata()
                    .withData(groups.get(part - 1))
                    .build());
        }
        return configMaps;
    }

    /** Remembered beside the workload: where that is deleted, it comes back as planned and not as ECS has scaled since. */
    private static Optional<String> initialReplicas(Plan plan) {
        return plan.manifests().stream()
                .flatMap(manifest -> Stream.ofNullable(manifest.getMetadata().getAnnotations()))
                .flatMap(annotations -> Stream.ofNullable(annotations.get(INITIAL_REPLICAS)))
                .findFirst();
    }
}
