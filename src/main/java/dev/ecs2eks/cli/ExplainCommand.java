package dev.ecs2eks.cli;

import dev.ecs2eks.report.Explanation;
import dev.ecs2eks.translate.fields.FieldMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ecs2eks explain}: what the field map says of a member or of a finding's code. */
@Command(
        name = "explain",
        description = "Say what becomes of an ECS field, or what a finding's code means.",
        footer = {"", "  ecs2eks explain ContainerDefinition.links", "  ecs2eks explain duplicate-port"})
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FIELD|CODE",
            description = "A key of docs/field-map.md, the code of a finding, or the name of a field alone.")
    private String asked = "";

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadUsage {
        var explanation = Explanation.of(asked, FieldMap.compiled());
        if (explanation.isEmpty()) {
            throw new BadUsage("nothing is called " + asked + ": docs/field-map.md lists every field and code");
        }
        terminal.out().print(explanation.get());
        return Exit.DONE;
    }
}
