package dev.ecs2eks.cli;

import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.report.FindingsTable;
import dev.ecs2eks.report.ManifestYaml;
import dev.ecs2eks.report.PlanJson;
import dev.ecs2eks.report.PlanResult;
import dev.ecs2eks.report.PlanResult.NotPlanned;
import dev.ecs2eks.report.PlanResult.Planned;
import dev.ecs2eks.report.PlanTable;
import java.util.List;
import java.util.Locale;

/** The forms in which plans are printed; whatever is printed is complete before its first byte is. */
enum Output {
    /** Manifests on standard output, findings for a person on standard error. */
    YAML,
    /** Everything on standard output, for scripts; standard error stays empty. */
    JSON,
    /** What would happen and what was found, for a person. */
    TABLE;

    void print(Plan plan, Terminal terminal) {
        var table = new FindingsTable(terminal.columns());
        switch (this) {
            case YAML -> {
                terminal.out().print(new ManifestYaml().documents(plan.manifests()));
                terminal.err().print(table.of(plan.findings()));
            }
            case JSON -> terminal.out().print(new PlanJson().one(plan));
            case TABLE -> terminal.out().print(new PlanTable(table).of(plan));
        }
    }

    void print(List<PlanResult> results, Terminal terminal) {
        if (this == JSON) {
            terminal.out().print(new PlanJson().many(results));
            return;
        }
        for (var result : results) {
            if (result instanceof Planned planned) {
                (this == YAML ? terminal.err() : terminal.out()).println("# " + result.source());
                print(planned.plan(), terminal);
            } else if (result instanceof NotPlanned not) {
                terminal.complain(not.source() + ": " + not.error());
            }
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
