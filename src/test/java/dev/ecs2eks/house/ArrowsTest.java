package dev.ecs2eks.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house's arrows: what each package may use. A new arrow is a decision, taken here. */
class ArrowsTest {

    private static final String HOUSE = "dev.ecs2eks";

    /** What every package may use. */
    private static final List<String> EVERYWHERE = List.of("java..", "org.jspecify..");

    private static final List<String> AWS_MODEL = List.of(
            "software.amazon.awssdk.services.*.model..",
            "software.amazon.awssdk.core",
            "software.amazon.awssdk.core.traits..",
            "software.amazon.awssdk.core.protocol..",
            "software.amazon.awssdk.core.util..",
            "software.amazon.awssdk.utils..");

    private static final List<String> KUBERNETES_MODEL =
            List.of("io.fabric8.kubernetes.api.model..", "io.fabric8.kubernetes.model..");

    private static final List<String> JSON = List.of("com.fasterxml.jackson..");

    private static JavaClasses house;

    @BeforeAll
    static void lookAtTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(HOUSE);
    }

    /** Design §3, row by row; packages that may use all libraries are held by the rule on our own packages below. */
    private static Map<String, List<String>> pure() {
        var rows = new LinkedHashMap<String, List<String>>();
        rows.put(
                "api",
                all(
                        KUBERNETES_MODEL,
                        List.of(
                                "io.fabric8.kubernetes.client", // CustomResource
                                "io.fabric8.crd.generator.annotation..",
                                "io.fabric8.generator.annotation..",
                                "com.fasterxml.jackson.annotation..",
                                "io.fabric8.kubernetes.client")));
        rows.put("finding", List.of());
        rows.put("ecs", AWS_MODEL);
        rows.put("translate..", all(AWS_MODEL, KUBERNETES_MODEL, JSON));
        rows.put("plan", all(AWS_MODEL, KUBERNETES_MODEL, JSON));
        rows.put("migrate", all(KUBERNETES_MODEL));
        return rows;
    }

    private static Map<String, List<String>> ours() {
        var rows = new LinkedHashMap<String, List<String>>();
        rows.put("api", List.of());
        rows.put("finding", List.of());
        rows.put("ecs", List.of());
        rows.put("ecs.aws", List.of("ecs", "finding"));
        rows.put("ecs.file", List.of("ecs", "finding"));
        rows.put("translate..", List.of("ecs", "finding"));
        rows.put("plan", List.of("api", "ecs", "translate..", "finding"));
        rows.put("migrate", List.of("api", "plan", "finding"));
        rows.put("kube", List.of("plan", "finding"));
        rows.put("report", List.of("plan", "translate..", "finding"));
        rows.put("cli..", List.of("api", "finding", "ecs..", "translate..", "plan", "kube", "report"));
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> the_pure_core_uses_no_client_and_no_framework() {
        return pure().entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> classes()
                        .that()
                        .resideInAPackage(HOUSE + "." + row.getKey())
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(names(all(EVERYWHERE, row.getValue(), List.of(HOUSE + "..")))))
                        .because("what can go wrong outside is a value, so nothing here reaches outside")
                        .check(house)));
    }

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_the_packages_of_its_row() {
        return ours().entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> {
                    var allowed = new ArrayList<String>();
                    allowed.add(HOUSE + "." + row.getKey());
                    row.getValue().forEach(name -> allowed.add(HOUSE + "." + name));
                    DescribedPredicate<JavaClass> fine =
                            resideOutsideOfPackages(HOUSE + "..").or(resideInAnyPackage(names(allowed)));
                    classes()
                            .that()
                            .resideInAPackage(HOUSE + "." + row.getKey())
                            .should()
                            .onlyDependOnClassesThat(fine)
                            .check(house);
                }));
    }

    @Test
    void no_two_packages_need_each_other() {
        slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(house);
    }

    @SafeVarargs
    private static List<String> all(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private static String[] names(List<String> packages) {
        return packages.toArray(String[]::new);
    }
}
