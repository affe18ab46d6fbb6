package dev.ecs2eks.cli.local;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What {@code helm template} prints, as objects. */
record RenderedChart(List<HasMetadata> objects) {

    static final Path FOLDER = Path.of("helm/ecs2eks");

    static RenderedChart with(Map<String, String> values) {
        var template = new Helm(FOLDER)
                .template()
                .withKubeVersion("1.36.0")
                .withName(Chart.RELEASE)
                .withNamespace(Chart.NAMESPACE);
        values.forEach(template::set);
        return new RenderedChart(Arrays.stream(template.call().split("(?m)^---$"))
                .filter(text -> text.contains("kind:"))
                .map(text -> (HasMetadata) Serialization.unmarshal(text))
                .toList());
    }

    <T extends HasMetadata> T one(Class<T> kind) {
        return objects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
