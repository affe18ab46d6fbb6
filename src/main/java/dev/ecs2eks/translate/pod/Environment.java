package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.logging.Logging;
import dev.ecs2eks.translate.secrets.Secrets;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables of a container: its own, those from secrets, and the Region. */
final class Environment {

    private static final String REGION = "AWS_REGION";

    /** What Kubernetes takes: printable ASCII but {@code =}. */
    private static final Pattern NAME = Pattern.compile("[ -<>-~]++");

    /** They point the AWS SDK to credentials of ECS, and keep the pod identity webhook from setting its own. */
    private static final Set<String> CREDENTIALS = Set.of(
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_ROLE_ARN");

    private final EcsContainer container;
    private final Findings findings;
    private final Map<String, EnvVar> variables = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    private Environment(EcsContainer container, Findings findings) {
        this.container = container;
        this.findings = findings;
    }

    static List<EnvVar> of(
            EcsContainer container, Subject subject, Secrets secrets, Logging logging, Findings findings) {
        var environment = new Environment(container, findings);
        environment.own();
        environment.fromSecrets(secrets.environment().getOrDefault(container.index(), List.of()));
        logging.environment()
                .getOrDefault(container.index(), List.of())
                .forEach(variable -> environment.variables.putIfAbsent(variable.getName(), variable));
        environment.region(subject);
        return new ArrayList<>(environment.variables.values());
    }

    private void own() {
        var pairs = container.definition().environment();
        for (int i = 0; i < pairs.size(); i++) {
            var name = pairs.get(i).name();
            var value = pairs.get(i).value() == null ? "" : pairs.get(i).value();
            if (name == null || !NAME.matcher(name).matches()) {
                findings.report("invalid-environment-name", container.pointer("environment/" + i));
            } else if (CREDENTIALS.contains(name)) {
                findings.report("ecs-credentials-environment", container.pointer("environment/" + i), name);
            } else {
                set(name, value, i);
            }
        }
    }

    private void set(String name, String value, int index) {
        if (SuspiciousText.isSecret(name, value)) {
            findings.report("suspicious-plaintext", container.pointer("environment/" + index), name);
        }
        EcsEndpoints.lookAt(name, value, container, index, findings);
        var earlier = places.put(name, index);
        if (earlier != null) {
            // Server-side apply refuses a name given twice; in Docker the last one wins.
            findings.report("duplicate-environment-variable", container.pointer("environment/" + earlier), name);
        }
        variables.put(name, new EnvVar(name, Dollars.keep(value), null));
    }

    /** The ECS agent writes secrets over variables of the same name. */
    private void fromSecrets(List<EnvVar> fromSecrets) {
        for (var variable : fromSecrets) {
            var name = variable.getName();
            var place = places.get(name);
            if (place != null) {
                findings.report("duplicate-environment-variable", container.pointer("environment/" + place), name);
            }
            variables.put(name, variable);
        }
    }

    /** ECS sets the Region, nobody does in a pod (mapping G9). An environment file may set it, and would be overruled. */
    private void region(Subject subject) {
        if (container.definition().environmentFiles().isEmpty()) {
            subject.region().ifPresent(region -> variables.putIfAbsent(REGION, new EnvVar(REGION, region, null)));
        }
    }
}
