package dev.ecs2eks.cli;

import picocli.CommandLine.ParameterException;

/** Turns whatever went wrong into one line on standard error and an exit code. */
final class Failures {

    /** Set to see the stack trace of an internal error. */
    private static final String DEBUG = "ECS2EKS_DEBUG";

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command line was not understood. */
    int usage(ParameterException e) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.complain(
                "ecs2eks: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("not understood") + " ("
                        + command + " --help says what is)");
        return Exit.BAD_INPUT;
    }

    /** A command ended early. */
    int failed(Exception e) {
        if (e instanceof BadUsage) {
            terminal.complain("ecs2eks: " + e.getMessage());
            return Exit.BAD_INPUT;
        }
        return internal(e);
    }

    /** A bug, or a machine without memory. */
    int internal(Throwable e) {
        terminal.complain("ecs2eks: internal error, " + e.getClass().getSimpleName()
                + (System.getenv(DEBUG) == null ? "; run it again with " + DEBUG + "=1 for the stack trace" : ""));
        if (System.getenv(DEBUG) != null) {
            e.printStackTrace(terminal.err());
            terminal.err().flush();
        }
        return Exit.INTERNAL_ERROR;
    }

    /** Standard output is full or closed. */
    int unwritable() {
        terminal.complain("ecs2eks: the output could not be written");
        return Exit.INTERNAL_ERROR;
    }
}
