package dev.ecs2eks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.fields.FieldMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestrictionsTest {

    @Test
    void a_usual_plan_breaks_no_limit() {
        assertThat(Restrictions.of(configMaps(Restrictions.MOST_OBJECTS), FieldMap.compiled()))
                .isEmpty();
    }

    @Test
    void objects_of_the_whole_cluster_block_and_are_named() {
        var volume = new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName("shop-files")
                .endMetadata()
                .build();
        var storageClass = new StorageClassBuilder()
                .withNewMetadata()
                .withName("shop-disk")
                .endMetadata()
                .build();
        assertThat(Restrictions.of(List.of(volume, storageClass), FieldMap.compiled()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("cluster-scoped-object");
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
                    assertThat(finding.message())
                            .contains("PersistentVolume shop-files")
                            .contains("StorageClass shop-disk");
                });
    }

    @Test
    void more_objects_than_a_status_can_list_block() {
        assertThat(Restrictions.of(configMaps(Restrictions.MOST_OBJECTS + 1), FieldMap.compiled()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("too-many-objects"));
    }

    private static List<HasMetadata> configMaps(int count) {
        return IntStream.range(0, count)
                .<HasMetadata>mapToObj(it -> new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("c" + it)
                        .endMetadata()
                        .build())
                .toList();
    }
}
