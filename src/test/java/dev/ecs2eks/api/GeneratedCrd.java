package dev.ecs2eks.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The CRD as the Java types say it; {@code crds/} holds a copy. */
final class GeneratedCrd {

    static final String FILE = "ecsmigrations.ecs2eks.dev-v1.yml";

    private GeneratedCrd() {}

    /** Its YAML, generated into the folder. */
    static String yaml(Path folder) throws IOException {
        new CRDGenerator()
                .customResourceClasses(EcsMigration.class)
                .forCRDVersions("v1")
                .withPostProcessor(new Shape())
                .inOutputDir(folder.toFile())
                .generate();
        return Files.readString(folder.resolve(FILE));
    }

    /**
     * What annotations cannot say: a spec is required, some lists are maps, and columns stand as declared (the generator
     * sorts them by path).
     */
    private static final class Shape implements CRDPostProcessor {

        @Override
        public HasMetadata process(HasMetadata crd, String crdSpecVersion) {
            var declared = Arrays.stream(EcsMigration.class.getAnnotationsByType(AdditionalPrinterColumn.class))
                    .map(AdditionalPrinterColumn::name)
                    .toList();
            for (var version : ((CustomResourceDefinition) crd).getSpec().getVersions()) {
                version.getAdditionalPrinterColumns()
                        .sort(Comparator.comparingInt(
                                (CustomResourceColumnDefinition column) -> declared.indexOf(column.getName())));
                var root = version.getSchema().getOpenAPIV3Schema();
                root.setRequired(List.of("spec"));
                var spec = root.getProperties().get("spec");
                listMap(spec, "acceptedFindings", "code", "field");
                listMap(spec.getProperties().get("secrets"), "stores", "service", "region");
                listMap(root.getProperties().get("status"), "conditions", "type");
            }
            return crd;
        }

        /** The API server refuses two entries with equal keys, and server-side apply merges entries by them. */
        private static void listMap(JSONSchemaProps schema, String property, String... keys) {
            var list = schema.getProperties().get(property);
            list.setXKubernetesListType("map");
            list.setXKubernetesListMapKeys(List.of(keys));
        }
    }
}
