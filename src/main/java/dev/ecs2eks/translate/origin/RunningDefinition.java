package dev.ecs2eks.translate.origin;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.Subject;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Service;

/** Whether a file holds the task definition that runs: a plan of another one is right in all details and wrong as a whole. */
final class RunningDefinition {

    /** An ARN, a family with its revision or a family; no placeholder. */
    private static final Pattern NAME = Pattern.compile("(arn:[^/${}]+/)?[\\w-]+(:\\d+)?");

    private RunningDefinition() {}

    static void of(Subject subject, Service service, Findings findings) {
        var primary = Revisions.primaryTaskSet(service);
        var running = primary.map(it -> it.value().taskDefinition()).orElse(service.taskDefinition());
        var given = subject.application().taskDefinition().taskDefinitionArn();
        if (given != null
                && running != null
                && NAME.matcher(running).matches()
                && NAME.matcher(given).matches()
                && !isNamed(given, running)) {
            var place = primary.map(Located::pointer).orElse("/service") + "/taskDefinition";
            findings.report("task-definition-not-in-use", place, running, given);
        }
    }

    /** By ARN, by family and revision or by family. */
    private static boolean isNamed(String arn, String named) {
        var name = arn.substring(arn.indexOf('/') + 1);
        return Stream.of(arn, name).anyMatch(it -> it.equals(named) || it.startsWith(named + ":"));
    }
}
