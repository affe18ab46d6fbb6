package dev.ecs2eks.cli;

import dev.ecs2eks.cli.Page.Ink;
import dev.ecs2eks.cli.local.Checkout;
import dev.ecs2eks.cli.local.LocalFailure;
import dev.ecs2eks.cli.local.Sandbox;
import dev.ecs2eks.cli.local.SeedFolder;
import dev.ecs2eks.cli.local.Trial;
import dev.ecs2eks.cli.local.Verdict;
import dev.ecs2eks.cli.local.WorkFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs every service of a folder through AWS emulator, operator and API server. */
@Command(
        name = "try",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "Runs every service of a folder through a local AWS, the operator and a real API server.")
final class TryCommand implements Callable<Integer> {

    private static final int WIDEST_NAME = 60;

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "Folder of JSON files: bundles, task definitions, or lists of them.")
    private Path folder = Path.of(".");

    @Option(
            names = "--plan-only",
            description = "Stop after the plan and a strict dry run of its manifests; nothing is deployed.")
    private boolean planOnly;

    TryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var page = Page.on(terminal);
        var began = System.nanoTime();
        var work = WorkFolder.named("try");
        try {
            var seeds = SeedFolder.read(folder);
            page.heading("ecs2eks try: " + seeds.size() + " services, one by one");
            var verdicts = run(page, seeds, work);
            var good = verdicts.stream().allMatch(Verdict::isGood);
            page.heading(summary(verdicts) + " in " + Spoken.seconds(Duration.ofNanos(System.nanoTime() - began)));
            work.leave(good);
            return good ? Exit.DONE : Exit.INTERNAL_ERROR;
        } catch (LocalFailure failed) {
            terminal.complain("ecs2eks: " + failed.getMessage());
            return Exit.INTERNAL_ERROR;
        }
    }

    private List<Verdict> run(Page page, List<SeedFolder.Seed> seeds, WorkFolder work) {
        var verdicts = new ArrayList<Verdict>();
        var widest = seeds.stream().mapToInt(seed -> seed.name().length()).max().orElse(0);
        var width = Math.min(widest, WIDEST_NAME);
        try (var sandbox = Sandbox.start(Checkout.find(), work.path(), new Spoken(page))) {
            page.line("");
            var trial = new Trial(sandbox.aws(), sandbox.administrator(), !planOnly);
            for (var seed : seeds) {
                for (var verdict : trial.of(seed)) {
                    print(page, width, verdict);
                    verdicts.add(verdict);
                }
            }
        }
        return verdicts;
    }

    private static void print(Page page, int width, Verdict verdict) {
        var name = verdict.name();
        if (verdict instanceof Verdict.Ready ready) {
            page.row(width, name, Ink.GREEN, "READY    " + accepted(ready.findings(), ready.objects()));
        } else if (verdict instanceof Verdict.RollingOut rolling) {
            var objects = accepted(rolling.findings(), rolling.objects());
            page.row(width, name, Ink.GREEN, "applied  " + objects + "  " + rolling.sentence());
        } else if (verdict instanceof Verdict.Blocked blocked) {
            var objects = accepted(blocked.findings(), blocked.objects());
            page.row(width, name, Ink.YELLOW, "blocked  " + objects + "  " + String.join(", ", blocked.codes()));
        } else if (verdict instanceof Verdict.Refused refused) {
            page.row(width, name, Ink.RED, "REFUSED  " + counts(refused.findings()) + "  " + refused.message());
        } else if (verdict instanceof Verdict.Failed failed) {
            page.row(width, name, Ink.RED, "FAILED   " + failed.message());
        }
    }

    private static String accepted(Verdict.Counts findings, int objects) {
        return counts(findings) + String.format("  %3d objects accepted", objects);
    }

    private static String counts(Verdict.Counts findings) {
        return String.format(
                "%2d blocking %3d warning %3d info", findings.blocking(), findings.warning(), findings.info());
    }

    private static String summary(List<Verdict> verdicts) {
        return String.format(
                "%d services: %d ready, %d applied, %d blocked, %d refused, %d failed",
                verdicts.size(),
                count(verdicts, Verdict.Ready.class),
                count(verdicts, Verdict.RollingOut.class),
                count(verdicts, Verdict.Blocked.class),
                count(verdicts, Verdict.Refused.class),
                count(verdicts, Verdict.Failed.class));
    }

    private static long count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return verdicts.stream().filter(kind::isInstance).count();
    }
}
