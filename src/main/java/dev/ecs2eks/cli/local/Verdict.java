package dev.ecs2eks.cli.local;

import dev.ecs2eks.finding.Severity;
import java.util.List;

/** How one service fared on its way through emulator, operator and API server. */
public sealed interface Verdict {

    /** The service's name in the folder. */
    String name();

    /** Whether nothing was refused and nothing broke; a blocking finding is an answer, not a failure. */
    default boolean isGood() {
        return !(this instanceof Refused || this instanceof Failed);
    }

    /**
     * The stage was reached.
     *
     * @param objects how many manifests the API server accepted
     */
    record Ready(String name, Counts findings, int objects) implements Verdict {}

    /**
     * The API server accepted and holds every object; pods wait for something that fake nodes or the plan impose.
     *
     * @param sentence what is waited for
     */
    record RollingOut(String name, Counts findings, int objects, String sentence) implements Verdict {}

    /**
     * A finding forbids to apply the plan; its manifests were accepted in a dry run.
     *
     * @param codes of the blocking findings
     */
    record Blocked(String name, Counts findings, int objects, List<String> codes) implements Verdict {}

    /** The API server refused an object. */
    record Refused(String name, Counts findings, String message) implements Verdict {}

    /** It did not come to an end, or something broke. */
    record Failed(String name, String message) implements Verdict {}

    /** Findings that nobody accepted, by severity. */
    record Counts(long blocking, long warning, long info) {

        static Counts of(StoredPlan plan) {
            return new Counts(plan.count(Severity.BLOCKING), plan.count(Severity.WARNING), plan.count(Severity.INFO));
        }
    }
}
