package dev.ecs2eks.cli;

import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.ecs.file.BundleResult.Read;
import dev.ecs2eks.ecs.file.BundleResult.Refused;
import dev.ecs2eks.report.PlanResult;
import dev.ecs2eks.report.PlanResult.NotPlanned;
import dev.ecs2eks.report.PlanResult.Planned;
import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ecs2eks plan}: what an ECS service becomes, and what would be lost. */
@Command(
        name = "plan",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "Print the Kubernetes objects that an ECS service becomes, and everything that differs.",
        footer = {
            "",
            "Exit codes: 0 planned; 1 internal error; 2 bad input or usage; 3 planned, but a finding blocks.",
            "",
            "  ecs2eks plan -f service.json --namespace shop > manifests.yaml"
        })
final class PlanCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE|DIR|-",
            description = "A bundle, a task definition or described services as JSON; a folder of them; - reads"
                    + " standard input.")
    private String file = "-";

    @Option(names = "--namespace", paramLabel = "NAME", description = "Written on every namespaced object.")
    private @Nullable String namespace;

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description = "What the EKS side offers: kubernetesVersion, oidcIssuer, account, region, clusterName,"
                    + " compute (EC2, Fargate, AutoMode), addons.")
    private @Nullable Path target;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "yaml (default): manifests, and findings on standard error; json: everything, for scripts;"
                    + " table: a summary.")
    private Output output = Output.YAML;

    @Option(names = "--strict", description = "Exit with 3 for warnings, too.")
    private boolean strict;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadUsage {
        var wishes = wishes();
        var services = Services.in(file, terminal.in());
        if (services.together()) {
            return planAll(services.results(), wishes);
        }
        var result = services.results().get(0);
        if (result instanceof Refused refused) {
            throw new BadUsage(refused.source() + ": " + refused.sentence());
        }
        var plan = wishes.plan(((Read) result).application());
        output.print(plan, terminal);
        return Exit.of(plan, strict);
    }

    private int planAll(List<BundleResult> services, Wishes wishes) throws BadUsage {
        var results = services.stream().map(service -> planned(service, wishes)).toList();
        var exit = Exit.of(results, strict);
        if (exit == Exit.BAD_INPUT) {
            var first = (NotPlanned) results.get(0);
            throw new BadUsage("none of " + results.size() + " can be planned; the first is " + first.source() + ": "
                    + first.error());
        }
        output.print(results, terminal);
        return exit;
    }

    private static PlanResult planned(BundleResult service, Wishes wishes) {
        return service instanceof Read read
                ? new Planned(read.source(), wishes.plan(read.application()))
                : new NotPlanned(service.source(), ((Refused) service).sentence());
    }

    private Wishes wishes() throws BadUsage {
        var wanted = Optional.ofNullable(namespace);
        if (wanted.isPresent() && !KubernetesName.isLabel(wanted.get())) {
            throw new BadUsage("--namespace: lower-case letters, digits and -, at most 63, are a namespace's name");
        }
        var file = target == null ? Optional.<TargetFile>empty() : Optional.of(TargetFile.read(target));
        return new Wishes(Options.none().withNamespace(wanted), List.of(), file);
    }
}
