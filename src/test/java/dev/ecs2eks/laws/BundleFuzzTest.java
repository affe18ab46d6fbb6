package dev.ecs2eks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ecs2eks.ecs.file.BundleFiles;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.report.PlanJson;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * Any bytes are a plan or a sentence, never an exception. The build tries the seeds beside this class ({@code
 * BundleFuzzTestInputs}, which hold what was found once); {@code ./mvnw -Pfuzz test} looks for new ones.
 */
class BundleFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void bytes_are_a_plan_or_a_sentence(byte[] bytes) throws IOException {
        for (var result : new BundleFiles().stream("stdin", new ByteArrayInputStream(bytes))) {
            if (result instanceof BundleResult.Read read) {
                var plan = Planner.plan(read.application(), Target.byDefault(), Options.none(), List.of());
                assertThat(new PlanJson().one(plan)).endsWith("}\n");
            } else {
                assertThat(((BundleResult.Refused) result).sentence())
                        .isNotBlank()
                        .doesNotContain("\n");
            }
        }
    }
}
