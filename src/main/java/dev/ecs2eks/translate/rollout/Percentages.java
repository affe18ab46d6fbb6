package dev.ecs2eks.translate.rollout;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * How many tasks run during a rollout, in percent of those wanted. ECS rounds the lower bound up and the upper one down
 * (T27).
 */
record Percentages(int minimum, int maximum) {

    private static final String POINTER = "/service/deploymentConfiguration/";
    private static final int MOST = 10_000;

    static Percentages of(Subject subject, Findings findings) {
        var service = subject.application().service();
        boolean daemon = service.map(Service::schedulingStrategy).orElse(null) == SchedulingStrategy.DAEMON;
        var configuration = service.map(Service::deploymentConfiguration)
                .orElse(DeploymentConfiguration.builder().build());
        return new Percentages(
                Math.min(
                        100,
                        admit(
                                configuration.minimumHealthyPercent(),
                                daemon ? 0 : 100,
                                "minimumHealthyPercent",
                                findings)),
                Math.max(100, admit(configuration.maximumPercent(), daemon ? 100 : 200, "maximumPercent", findings)));
    }

    private static int admit(@Nullable Integer percent, int usual, String member, Findings findings) {
        if (percent != null && (percent < 0 || percent > MOST)) {
            findings.report("value-out-of-range", POINTER + member, percent, 0, MOST);
            return usual;
        }
        return percent == null ? usual : percent;
    }

    /** How many of these may be missing. */
    int missing(int tasks) {
        return (int) (tasks * (100L - minimum) / 100);
    }

    /** How many may be there beyond these. */
    int more(int tasks) {
        return (int) (tasks * (long) maximum / 100 - tasks);
    }
}
