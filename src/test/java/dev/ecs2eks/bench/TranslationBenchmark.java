package dev.ecs2eks.bench;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.plan.Planner;
import dev.ecs2eks.report.PlanJson;
import dev.ecs2eks.translate.Translation;
import dev.ecs2eks.translate.Translator;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Target;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many services of the usual kind are translated in a second on one core: two containers behind an ALB, with secrets,
 * a health check and scaling by CPU (docs/benchmarks.md).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TranslationBenchmark {

    private static final String SERVICE = "/bench/two-containers.json";

    private final BundleReader reader = new BundleReader();
    private final PlanJson writer = new PlanJson();
    private byte[] json = new byte[0];
    private EcsApplication snapshot;

    @Setup
    public void read() throws IOException {
        try (var content = Objects.requireNonNull(getClass().getResourceAsStream(SERVICE), SERVICE)) {
            json = content.readAllBytes();
        }
        snapshot = application();
    }

    /** Snapshot → Translation in memory, findings and sweep included. */
    @Benchmark
    public Translation snapshotToTranslation() {
        return Translator.translate(snapshot, Target.byDefault(), Options.none());
    }

    /** The text of a bundle → the text of {@code plan -o json}. */
    @Benchmark
    public String jsonToJson() {
        return writer.one(Planner.plan(application(), Target.byDefault(), Options.none(), List.of()));
    }

    private EcsApplication application() {
        return ((BundleResult.Read) reader.read("two-containers", json).get(0)).application();
    }
}
