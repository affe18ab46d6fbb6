package dev.ecs2eks.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The usual ECS service, and what makes it another one. */
final class EcsService {

    /** What its environment holds in plain text. */
    static final String PASSWORD = "correct-horse-battery-staple";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode bundle;

    private EcsService(ObjectNode bundle) {
        this.bundle = bundle;
    }

    /** Behind a target group, scaled on CPU, with a role, a secret and a password in plain text; three tasks run. */
    static EcsService checkout() {
        try {
            var text = Files.readString(Path.of("src/test/resources/services/checkout.json"));
            return new EcsService((ObjectNode) JSON.readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    EcsService counts(int desired, int running) {
        bundle.withObjectProperty("service").put("desiredCount", desired).put("runningCount", running);
        return this;
    }

    EcsService image(String image) {
        ((ObjectNode) bundle.at("/taskDefinition/containerDefinitions/0")).put("image", image);
        return this;
    }

    /** Another revision of its task definition, with another image. */
    EcsService version(int revision, String image) {
        var arn = "arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout:" + revision;
        bundle.withObjectProperty("taskDefinition")
                .put("taskDefinitionArn", arn)
                .put("revision", revision);
        bundle.withObjectProperty("service").put("taskDefinition", arn);
        return image(image);
    }

    /** Its newest deployment is in this state, and ECS says why. */
    EcsService rollout(String state, String because) {
        bundle.withObjectProperty("service")
                .withArray("deployments")
                .addObject()
                .put("id", "ecs-svc/2")
                .put("status", "PRIMARY")
                .put("rolloutState", state)
                .put("rolloutStateReason", because)
                .put("createdAt", "2026-01-02T03:04:05Z");
        return this;
    }

    /** Found by clients under so many more names: each is a Service of its own in Kubernetes. */
    EcsService aliases(int count) {
        var port = (ObjectNode) bundle.at("/taskDefinition/containerDefinitions/0/portMappings/0");
        port.put("name", "http");
        var connect = bundle.withObjectProperty("service")
                .putArray("deployments")
                .addObject()
                .put("status", "PRIMARY")
                .put("rolloutState", "COMPLETED")
                .putObject("serviceConnectConfiguration")
                .put("enabled", true)
                .put("namespace", "internal");
        var services = connect.putArray("services");
        for (int number = 1; number <= count; number++) {
            services.addObject()
                    .put("portName", "http")
                    .put("discoveryName", "alias-" + number)
                    .putArray("clientAliases")
                    .addObject()
                    .put("port", 8080)
                    .put("dnsName", "checkout-under-a-rather-long-alias-" + number);
        }
        return this;
    }

    /** Application Auto Scaling does not know it. */
    EcsService unscaled() {
        bundle.remove(List.of("scalableTargets", "scalingPolicies"));
        return this;
    }

    /** Nothing routes to it. */
    EcsService worker() {
        bundle.remove("targetGroups");
        bundle.withObjectProperty("service").remove("loadBalancers");
        ((ObjectNode) bundle.at("/taskDefinition/containerDefinitions/0")).remove("portMappings");
        return this;
    }

    String bundle() {
        try {
            return JSON.writeValueAsString(bundle);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
