package dev.ecs2eks.cli;

import dev.ecs2eks.ecs.ServiceReference;
import dev.ecs2eks.ecs.file.BundleResult;
import dev.ecs2eks.ecs.file.BundleResult.Read;
import dev.ecs2eks.ecs.file.BundleResult.Refused;
import dev.ecs2eks.plan.SpecOptions;
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
            paramLabel = "FILE|DIR|-",
            description = "A bundle, a task definition or described services as JSON; a folder of them; - reads"
                    + " standard input.")
    private @Nullable String file;

    @Option(names = "--cluster", paramLabel = "NAME", description = "Read live: the name of the ECS cluster.")
    private @Nullable String cluster;

    @Option(names = "--service", paramLabel = "NAME", description = "Read live: the name of the ECS service.")
    private @Nullable String service;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Of the ECS service; default: AWS_REGION or the AWS profile.")
    private @Nullable String region;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Written on every namespaced object.")
    private @Nullable String namespace;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "An EcsMigration: its namespace, the wishes of its spec and, without -f, its source.")
    private @Nullable Path spec;

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
        var migration = spec == null ? Optional.<MigrationFile>empty() : Optional.of(MigrationFile.read(spec));
        var wishes = wishes(migration);
        var services = services(migration, wishes.oidcIssuer());
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

    private Services services(Optional<MigrationFile> migration, Optional<String> oidcIssuer) throws BadUsage {
        var source = cluster == null || service == null
                ? migration.flatMap(MigrationFile::source)
                : Optional.of(
                        new ServiceReference(cluster, service, Optional.ofNullable(region), Optional.<String>empty()));
        if (file != null && cluster == null && service == null) {
            return Services.in(file, terminal.in());
        }
        if (file != null || (cluster == null) != (service == null) || source.isEmpty()) {
            throw new BadUsage("plan needs -f FILE, or --cluster NAME with --service NAME, and not both");
        }
        return Services.live(source.get(), oidcIssuer);
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

    private Wishes wishes(Optional<MigrationFile> migration) throws BadUsage {
        var said = migration.map(MigrationFile::options).orElse(Options.none());
        var wanted = Optional.ofNullable(namespace).or(said::namespace);
        if (wanted.isPresent() && !KubernetesName.isLabel(wanted.get())) {
            throw new BadUsage("the namespace is no name: at most 63 lower-case letters, digits and - make one");
        }
        return new Wishes(
                said.withNamespace(wanted),
                migration.map(MigrationFile::wishes).map(SpecOptions::accepted).orElse(List.of()),
                target == null ? Optional.empty() : Optional.of(TargetFile.read(target)));
    }
}
