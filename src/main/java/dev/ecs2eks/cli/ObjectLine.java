package dev.ecs2eks.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What matters about an object, in a few words. */
final class ObjectLine {

    private static final Map<String, Function<JsonNode, String>> WORDS = Map.of(
            "SecurityGroupPolicy", ObjectLine::securityGroups,
            "Deployment", ObjectLine::deployment,
            "Service", ObjectLine::service,
            "ServiceAccount", ObjectLine::account,
            "HorizontalPodAutoscaler", ObjectLine::autoscaler,
            "PodDisruptionBudget", ObjectLine::budget,
            "ExternalSecret", ObjectLine::externalSecret,
            "SecretStore", ObjectLine::store,
            "TargetGroupBinding", ObjectLine::binding);

    private ObjectLine() {}

    /** Empty for a kind that nothing short can be said about. */
    static String of(GenericKubernetesResource object) {
        JsonNode tree = Serialization.jsonMapper().valueToTree(object);
        return WORDS.getOrDefault(object.getKind(), other -> "").apply(tree);
    }

    private static String deployment(JsonNode it) {
        return it.at("/status/readyReplicas").asInt() + " of "
                + it.at("/spec/replicas").asInt() + " pods ready";
    }

    private static String service(JsonNode it) {
        var ports = words(
                it.at("/spec/ports"),
                port -> port.path("port").asText() + " to "
                        + port.path("targetPort").asText());
        return "port " + String.join(", ", ports);
    }

    private static String account(JsonNode it) {
        var role = it.at("/metadata/annotations/eks.amazonaws.com~1role-arn").asText();
        return role.isEmpty() ? "" : "acts as " + role.substring(role.indexOf('/') + 1);
    }

    private static String autoscaler(JsonNode it) {
        var metrics = words(
                it.at("/spec/metrics"),
                metric -> metric.at("/resource/name")
                                .asText(metric.at("/containerResource/name").asText()) + " at "
                        + metric.findPath("averageUtilization").asText() + " %");
        return it.at("/spec/minReplicas").asInt() + " to "
                + it.at("/spec/maxReplicas").asInt() + " pods, " + String.join(", ", metrics);
    }

    private static String budget(JsonNode it) {
        var unavailable = it.at("/spec/maxUnavailable").asText();
        return unavailable.isEmpty()
                ? "at least " + it.at("/spec/minAvailable").asText() + " available"
                : "at most " + unavailable + " unavailable";
    }

    private static String externalSecret(JsonNode it) {
        return String.join(", ", words(it.at("/spec/data"), entry -> entry.path("secretKey")
                        .asText())) + " by reference";
    }

    private static String store(JsonNode it) {
        return it.at("/spec/provider/aws/service").asText() + " in "
                + it.at("/spec/provider/aws/region").asText();
    }

    private static String securityGroups(JsonNode it) {
        return String.join(", ", words(it.at("/spec/securityGroups/groupIds"), JsonNode::asText));
    }

    private static String binding(JsonNode it) {
        var arn = it.at("/spec/targetGroupARN").asText();
        return "target group " + arn.substring(arn.indexOf('/') + 1);
    }

    private static List<String> words(JsonNode list, Function<JsonNode, String> word) {
        return StreamSupport.stream(list.spliterator(), false).map(word).toList();
    }
}
