package dev.ecs2eks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.file.BundleFiles;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.plan.TargetOf;
import dev.ecs2eks.report.ManifestYaml;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The example of the README: a web service behind an ALB with CPU scaling, secrets and a task role. Refresh, then review
 * the diff: {@code ./mvnw test -Dtest=ReadmeExampleTest -Decs2eks.refresh=true}.
 */
class ReadmeExampleTest {

    private static final Path FOLDER = Path.of("deploy/samples/web-service");
    private static final Path MANIFESTS = FOLDER.resolve("manifests.yaml");

    @Test
    void a_person_must_look_at_the_trust_statement_and_the_security_groups_only() {
        assertThat(plan().findings())
                .filteredOn(finding -> finding.severity() != Severity.INFO)
                .extracting(finding -> finding.severity().label() + " " + finding.code() + " at " + finding.field())
                .containsExactlyInAnyOrder(
                        "Warning trust-statement-needed at /roles/0/AssumeRolePolicyDocument",
                        "Warning security-groups-not-applied at"
                                + " /service/networkConfiguration/awsvpcConfiguration/securityGroups");
    }

    @Test
    void the_manifests_are_those_that_were_reviewed() throws IOException {
        var manifests = new ManifestYaml().documents(plan().manifests());
        if (Boolean.getBoolean("ecs2eks.refresh")) {
            Files.writeString(MANIFESTS, manifests);
        }
        assertThat(MANIFESTS).content().isEqualTo(manifests);
    }

    /** What {@code ecs2eks plan -f deploy/samples/web-service/bundle.json --namespace shop} plans. */
    private static Plan plan() {
        var result = new BundleFiles().file(FOLDER.resolve("bundle.json")).get(0);
        var application = ((BundleResult.Read) result).application();
        return Planner.plan(
                application,
                TargetOf.described(Target.byDefault(), application),
                Options.none().withNamespace(Optional.of("shop")),
                List.of());
    }
}
