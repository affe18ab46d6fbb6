package dev.ecs2eks.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code ecs2eks} command: everything but {@code operator}, which the launcher starts as a Quarkus application. */
@Command(
        name = "ecs2eks",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Moves services from Amazon ECS to Amazon EKS; nothing is lost silently.",
        footer = {"", "ecs2eks COMMAND --help says more. ecs2eks operator runs the operator, as its image does."})
public final class Ecs2Eks implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private Ecs2Eks() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs a command and gives its exit code. Whatever happens is said in one line; nothing is thrown. */
    static int run(Terminal terminal, String... arguments) {
        var failures = new Failures(terminal);
        try {
            int exit = commandLine(terminal, failures).execute(arguments);
            return terminal.out().checkError() ? failures.unwritable() : exit;
        } catch (Throwable e) {
            return failures.internal(e);
        }
    }

    private static CommandLine commandLine(Terminal terminal, Failures failures) {
        return new CommandLine(new Ecs2Eks())
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new TryCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(terminal.columns())
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, arguments) -> failures.usage(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failures.failed(e));
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
