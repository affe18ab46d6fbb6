package dev.ecs2eks.translate.identity;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** The execution role by the jobs it did for this task: in EKS each belongs to somebody else (T35). */
final class ExecutionRole {

    private static final String POINTER = "/taskDefinition/executionRoleArn";
    private static final Pattern ECR_IMAGE = Pattern.compile("(\\d{12})\\.dkr[.-]ecr[^/]*\\.[^/]*/.*");

    private ExecutionRole() {}

    static void of(Subject subject, Findings findings) {
        subject.containers().forEach(container -> image(container, subject, findings));
        var role = subject.application().taskDefinition().executionRoleArn();
        if (role == null || role.isBlank()) {
            return;
        }
        job("execution-role-pulled-images", role, it -> registryAccount(it).isPresent(), subject, findings);
        job("execution-role-read-secrets", role, ExecutionRole::readsSecrets, subject, findings);
        job(
                "execution-role-read-environment-files",
                role,
                it -> !it.environmentFiles().isEmpty(),
                subject,
                findings);
        job("execution-role-wrote-logs", role, ExecutionRole::writesLogs, subject, findings);
    }

    private static void job(
            String rule, String role, Predicate<ContainerDefinition> uses, Subject subject, Findings findings) {
        if (subject.containers().stream().map(EcsContainer::definition).anyMatch(uses)) {
            findings.report(rule, POINTER, role);
        }
    }

    private static Optional<String> registryAccount(ContainerDefinition container) {
        return Optional.ofNullable(container.image())
                .map(ECR_IMAGE::matcher)
                .filter(Matcher::matches)
                .map(it -> it.group(1));
    }

    /** Pods pull as their node, which the repository of another account must let in. */
    private static void image(EcsContainer container, Subject subject, Findings findings) {
        var ours = subject.target().account().or(subject::account);
        var theirs = registryAccount(container.definition());
        if (ours.isPresent() && theirs.isPresent() && !ours.get().equals(theirs.get())) {
            findings.report("image-in-other-account", container.pointer("image"), theirs.get());
        }
    }

    private static boolean readsSecrets(ContainerDefinition container) {
        var logs = container.logConfiguration();
        return !container.secrets().isEmpty()
                || container.repositoryCredentials() != null
                || (logs != null && !logs.secretOptions().isEmpty());
    }

    private static boolean writesLogs(ContainerDefinition container) {
        var logs = container.logConfiguration();
        return logs != null && "awslogs".equals(logs.logDriverAsString());
    }
}
