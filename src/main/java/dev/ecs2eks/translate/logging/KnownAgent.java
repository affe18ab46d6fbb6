package dev.ecs2eks.translate.logging;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import dev.ecs2eks.translate.subject.Subject;

/** Agents that people put beside their programs in ECS, known by their images; each lives otherwise in EKS. */
enum KnownAgent {
    X_RAY_DAEMON("xray-daemon", "xray-daemon-in-pod"),
    CLOUDWATCH_AGENT("cloudwatch-agent", "cloudwatch-agent-in-pod"),
    APP_MESH_ENVOY("appmesh-envoy", "app-mesh-proxy-in-pod"),
    DISTRO_FOR_OPEN_TELEMETRY("aws-otel-collector", "otel-collector-in-pod"),
    DATADOG_AGENT("datadog/agent", "datadog-agent-in-pod");

    private final String imagePart;
    private final String rule;

    KnownAgent(String imagePart, String rule) {
        this.imagePart = imagePart;
        this.rule = rule;
    }

    static void report(EcsContainer container, Subject subject, Findings findings) {
        var image = container.definition().image();
        if (image == null) {
            return;
        }
        for (var agent : values()) {
            if (image.contains(agent.imagePart) && !agent.isToldElsewhere(subject)) {
                findings.report(agent.rule, container.pointer("image"), container.originalName());
            }
        }
    }

    private boolean isToldElsewhere(Subject subject) {
        return this == APP_MESH_ENVOY && subject.application().taskDefinition().proxyConfiguration() != null;
    }
}
