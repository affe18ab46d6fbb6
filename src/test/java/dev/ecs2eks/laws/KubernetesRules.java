package dev.ecs2eks.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an API server asks of names, labels, ports and sizes; gives a sentence for each breach. */
final class KubernetesRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern LABEL_1035 = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern QUALIFIED = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");
    private static final Pattern VARIABLE = Pattern.compile("[\\x20-\\x3c\\x3e-\\x7e]+");
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final Pattern AMOUNT =
            Pattern.compile("([+-]?\\d+(\\.\\d*)?)([eE][+-]?\\d{1,3}|n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?");
    private static final Pattern CIDR =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:]*/\\d{1,3}");
    private static final int ANNOTATIONS = 256 * 1024;
    private static final int PORTS = 65_535;

    private final List<String> breaches = new ArrayList<>();

    private KubernetesRules() {}

    static List<String> brokenBy(List<HasMetadata> manifests) {
        var rules = new KubernetesRules();
        var names = new HashSet<String>();
        for (var manifest : manifests) {
            var object = JSON.valueToTree(manifest);
            var at = object.path("kind").asText() + " "
                    + object.at("/metadata/name").asText();
            rules.hold(at, names.add(at), "exists twice");
            rules.object(at, object);
        }
        return rules.breaches;
    }

    private void object(String at, JsonNode object) {
        var name = object.at("/metadata/name").asText();
        var kind = object.path("kind").asText();
        matches(at, kind.equals("Service") ? LABEL_1035 : SUBDOMAIN, name, "name");
        hold(at, name.length() <= 253, "has a name that is too long");
        metadata(at, object.path("metadata"));
        metadata(at + " template", object.at("/spec/template/metadata"));
        switch (kind) {
            case "Deployment", "DaemonSet", "StatefulSet" -> workload(at, object.path("spec"));
            case "Service" -> ports(at, object.at("/spec/ports"), "port");
            case "HorizontalPodAutoscaler" -> bounds(at, object.path("spec"), "minReplicas", "maxReplicas", 1);
            case "ScaledObject" -> bounds(at, object.path("spec"), "minReplicaCount", "maxReplicaCount", 0);
            case "PersistentVolumeClaim" -> amounts(at, object.at("/spec/resources/requests"));
            case "PersistentVolume" -> amounts(at, object.at("/spec/capacity"));
            case "NetworkPolicy" -> {
                object.at("/spec/ingress").forEach(rule -> traffic(at, rule, "from"));
                object.at("/spec/egress").forEach(rule -> traffic(at, rule, "to"));
            }
            default -> {}
        }
    }

    /** No peer means everybody, which no rule of ours may mean. */
    private void traffic(String at, JsonNode rule, String peers) {
        hold(at, !rule.path(peers).isEmpty(), "lets everybody through");
        for (var port : rule.path("ports")) {
            int first = port.path("port").asInt(1);
            int last = port.path("endPort").asInt(first);
            hold(at, first >= 1 && first <= last && last <= PORTS, "has the ports " + first + " to " + last);
            hold(at, !port.has("endPort") || port.has("port"), "has an end without a beginning");
        }
        for (var peer : rule.path(peers)) {
            var cidr = peer.at("/ipBlock/cidr");
            hold(at, cidr.isMissingNode() || CIDR.matcher(cidr.asText()).matches(), "has the range " + cidr);
        }
    }

    private void metadata(String at, JsonNode metadata) {
        for (var label : metadata.path("labels").properties()) {
            qualified(at, label.getKey());
            var value = label.getValue().asText();
            hold(at, value.isEmpty() || QUALIFIED.matcher(value).matches(), "has the label value " + value);
        }
        int size = 0;
        for (var annotation : metadata.path("annotations").properties()) {
            qualified(at, annotation.getKey());
            size += annotation.getKey().length()
                    + annotation.getValue().asText().length();
        }
        hold(at, size <= ANNOTATIONS, "has annotations of " + size + " characters");
    }

    private void qualified(String at, String key) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            matches(at, SUBDOMAIN, key.substring(0, slash), "prefix of a key");
        }
        matches(at, QUALIFIED, key.substring(slash + 1), "key");
    }

    private void workload(String at, JsonNode spec) {
        hold(at, spec.path("replicas").asInt(0) >= 0, "has negative replicas");
        var pod = spec.at("/template/spec");
        hold(at, !pod.path("containers").isEmpty(), "has no container");
        hold(at, pod.path("terminationGracePeriodSeconds").asLong(0) >= 0, "has a negative grace period");
        amounts(at, pod.at("/resources/requests"));
        amounts(at, pod.at("/resources/limits"));
        var volumes = new HashSet<String>();
        for (var volume : pod.path("volumes")) {
            matches(at, LABEL, volume.path("name").asText(), "volume");
            hold(at, volumes.add(volume.path("name").asText()), "has a volume twice");
            hold(at, volume.size() == 2, "has a volume that is not one thing: " + volume);
        }
        var names = new HashSet<String>();
        pod.path("initContainers").forEach(container -> container(at, container, names, volumes));
        pod.path("containers").forEach(container -> container(at, container, names, volumes));
    }

    private void container(String pod, JsonNode container, Set<String> names, Set<String> volumes) {
        var at = pod + " container " + container.path("name").asText();
        matches(at, LABEL, container.path("name").asText(), "name");
        hold(at, names.add(container.path("name").asText()), "exists twice");
        ports(at, container.path("ports"), "containerPort");
        var resources = container.path("resources");
        amounts(at, resources.path("requests"));
        amounts(at, resources.path("limits"));
        for (var request : resources.path("requests").properties()) {
            var limit = resources.path("limits").path(request.getKey());
            hold(
                    at,
                    limit.isMissingNode() || amount(request.getValue()).compareTo(amount(limit)) <= 0,
                    "requests more than its limit: " + resources);
        }
        for (var variable : container.path("env")) {
            matches(at, VARIABLE, variable.path("name").asText(), "variable");
            var key = variable.at("/valueFrom/secretKeyRef/key");
            hold(at, key.isMissingNode() || KEY.matcher(key.asText()).matches(), "reads a key called " + key);
        }
        var paths = new HashSet<String>();
        for (var mount : container.path("volumeMounts")) {
            hold(at, volumes.contains(mount.path("name").asText()), "mounts what is no volume: " + mount);
            hold(at, paths.add(mount.path("mountPath").asText()), "has a path twice: " + mount);
            hold(at, !mount.path("mountPath").asText().isEmpty(), "mounts nowhere: " + mount);
        }
        for (var probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            probe(at + " " + probe, container.path(probe));
        }
    }

    private void probe(String at, JsonNode probe) {
        hold(at, probe.path("initialDelaySeconds").asInt(0) >= 0, "starts in the past");
        for (var member : List.of("periodSeconds", "timeoutSeconds", "failureThreshold", "successThreshold")) {
            hold(at, probe.path(member).asInt(1) >= 1, "has no " + member);
        }
        var port = probe.at("/httpGet/port").isMissingNode() ? probe.at("/tcpSocket/port") : probe.at("/httpGet/port");
        hold(at, port.isMissingNode() || isPort(port), "asks port " + port);
    }

    private void ports(String at, JsonNode ports, String member) {
        var names = new HashSet<String>();
        var numbers = new HashSet<String>();
        for (var port : ports) {
            hold(at, isPort(port.path(member)), "has the port " + port);
            hold(
                    at,
                    port.path("hostPort").isMissingNode() || isPort(port.path("hostPort")),
                    "has the host port " + port);
            hold(at, numbers.add(port.path(member) + port.path("protocol").asText()), "has a port twice: " + port);
            if (port.has("name")) {
                matches(
                        at,
                        member.equals("port") ? LABEL : PORT_NAME,
                        port.path("name").asText(),
                        "port");
                hold(at, names.add(port.path("name").asText()), "has a port name twice: " + port);
            }
        }
    }

    private void bounds(String at, JsonNode spec, String min, String max, int least) {
        hold(at, spec.path(min).asInt(1) >= least, "scales below what is possible");
        hold(at, spec.path(min).asInt(1) <= spec.path(max).asInt(), "has a maximum below its minimum");
        hold(at, spec.path(max).asInt() >= 1, "has no maximum");
    }

    private void amounts(String at, JsonNode amounts) {
        for (var entry : amounts.properties()) {
            var valid = AMOUNT.matcher(entry.getValue().asText()).matches();
            hold(at, valid && amount(entry.getValue()).signum() >= 0, "asks for " + entry);
        }
    }

    private static BigDecimal amount(JsonNode text) {
        var matcher = AMOUNT.matcher(text.asText());
        if (!matcher.matches()) {
            return BigDecimal.ZERO;
        }
        var number = new BigDecimal(matcher.group(1));
        var unit = matcher.group(3) == null ? "" : matcher.group(3);
        if (unit.endsWith("i")) {
            return number.multiply(BigDecimal.valueOf(1024).pow("KMGTPE".indexOf(unit.charAt(0)) + 1));
        }
        if (unit.length() > 1) {
            return number.scaleByPowerOfTen(Integer.parseInt(unit.substring(1)));
        }
        return unit.isEmpty() ? number : number.scaleByPowerOfTen(3 * ("num kMGTPE".indexOf(unit) - 3));
    }

    private static boolean isPort(JsonNode port) {
        return port.isInt() && port.intValue() >= 1 && port.intValue() <= PORTS;
    }

    private void matches(String at, Pattern pattern, String text, String what) {
        hold(at, pattern.matcher(text).matches(), "has a " + what + " that is no such: '" + text + "'");
    }

    private void hold(String at, boolean held, String breach) {
        if (!held) {
            breaches.add(at + " " + breach);
        }
    }
}
