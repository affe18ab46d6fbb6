package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.LoadBalanced;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Health checks of target groups, as a probe can make them (mapping §4.5). */
final class TargetGroupChecks {

    private static final String GRPC_HEALTH = "/grpc.health.v1.Health/Check";
    private static final Bounds SECONDS = new Bounds(1, 86_400);
    private static final Bounds COUNT = new Bounds(1, 1_000);
    private static final Bounds PORT = new Bounds(1, 65_535);

    private final LoadBalanced balanced;
    private final TargetGroup group;
    private final String pointer;
    private final Findings findings;

    private TargetGroupChecks(LoadBalanced balanced, TargetGroup group, String pointer, Findings findings) {
        this.balanced = balanced;
        this.group = group;
        this.pointer = pointer;
        this.findings = findings;
    }

    /** By container index; a pod has one readiness probe a container, so the first group of each counts. */
    static Map<Integer, Check> of(Subject subject, Findings findings) {
        var checks = new HashMap<Integer, Check>();
        for (var balanced : subject.loadBalanced()) {
            var observed = balanced.group().orElse(null);
            if (observed == null || Boolean.FALSE.equals(observed.group().healthCheckEnabled())) {
                continue;
            }
            if (checks.containsKey(balanced.container().index())) {
                findings.report(
                        "one-readiness-probe",
                        balanced.pointer(),
                        balanced.container().originalName());
                continue;
            }
            int index = subject.application().traffic().targetGroups().values().indexOf(observed);
            var pointer = "/targetGroups/" + index;
            checks.put(
                    balanced.container().index(),
                    new TargetGroupChecks(balanced, observed.group(), pointer, findings).check());
        }
        return checks;
    }

    private Check check() {
        return new Check(
                question(),
                or(30, admit(SECONDS, group.healthCheckIntervalSeconds(), "HealthCheckIntervalSeconds")),
                or(5, admit(SECONDS, group.healthCheckTimeoutSeconds(), "HealthCheckTimeoutSeconds")),
                or(2, admit(COUNT, group.unhealthyThresholdCount(), "UnhealthyThresholdCount")),
                or(5, admit(COUNT, group.healthyThresholdCount(), "HealthyThresholdCount")));
    }

    private Check.Question question() {
        var protocol = String.valueOf(group.healthCheckProtocolAsString());
        if (!protocol.equals("HTTP") && !protocol.equals("HTTPS")) {
            return connection();
        }
        if ("GRPC".equals(group.protocolVersion())) {
            return grpc();
        }
        var codes =
                HealthCodes.of(group.matcher() == null ? null : group.matcher().httpCode());
        if (!codes.acceptsSuccess()) {
            findings.report("health-codes-unknown-to-kubelet", pointer + "/Matcher", codes.text());
            return connection();
        }
        if (!codes.isWhatTheKubeletTakes()) {
            findings.report("health-codes-wider", pointer + "/Matcher", codes.text());
        }
        var path = group.healthCheckPath() == null ? "/" : group.healthCheckPath();
        var request = new HTTPGetAction(null, null, path, port(), protocol);
        return probe -> probe.setHttpGet(request);
    }

    private Check.Question connection() {
        var connection = new TCPSocketAction(null, port());
        return probe -> probe.setTcpSocket(connection);
    }

    /** A gRPC probe calls the standard health service only; ELB's default calls a method that does not exist. */
    private Check.Question grpc() {
        if (GRPC_HEALTH.equals(group.healthCheckPath())) {
            findings.settle(pointer + "/ProtocolVersion");
            var call = new GRPCAction(port().getIntVal(), null);
            return probe -> probe.setGrpc(call);
        }
        findings.report("grpc-check-opens-connection", pointer + "/HealthCheckPath");
        return connection();
    }

    /** A fixed port may be one of the instance, which the pod does not have. */
    private IntOrString port() {
        var text = group.healthCheckPort();
        if (text == null || text.isEmpty() || text.equals("traffic-port")) {
            return new IntOrString(balanced.port());
        }
        var number = text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? PORT.admit(Integer.valueOf(text), () -> pointer + "/HealthCheckPort", findings)
                : null;
        return new IntOrString(number == null ? balanced.port() : containerPort(number));
    }

    private int containerPort(int number) {
        var mappings = balanced.container().definition().portMappings();
        Optional<PortMapping> ofInstance = mappings.stream()
                .filter(mapping ->
                        Integer.valueOf(number).equals(mapping.hostPort()) && PORT.admits(mapping.containerPort()))
                .findFirst();
        boolean known =
                mappings.stream().anyMatch(mapping -> Integer.valueOf(number).equals(mapping.containerPort()));
        return known ? number : ofInstance.map(PortMapping::containerPort).orElse(number);
    }

    private @Nullable Integer admit(Bounds bounds, @Nullable Integer value, String member) {
        return bounds.admit(value, () -> pointer + "/" + member, findings);
    }

    private static int or(int usual, @Nullable Integer value) {
        return value == null ? usual : value;
    }
}
