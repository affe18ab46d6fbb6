package dev.ecs2eks.api;

import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Objects;

/**
 * Marks a list in the generated schema as a map, so that the API server refuses two entries with equal keys and
 * server-side apply merges them by key. Input: the property, then its keys, with blanks between them.
 */
public final class ListMap implements SchemaCustomizer.Customizer {

    @Override
    public JSONSchemaProps apply(JSONSchemaProps schema, String input, KubernetesSerialization serialization) {
        var words = List.of(input.split(" "));
        var property = Objects.requireNonNull(schema.getProperties().get(words.get(0)), input);
        property.setXKubernetesListType("map");
        property.setXKubernetesListMapKeys(words.subList(1, words.size()));
        return schema;
    }
}
