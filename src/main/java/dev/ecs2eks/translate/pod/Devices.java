package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ResourceRequirement;
import software.amazon.awssdk.services.ecs.model.ResourceType;

/** GPUs and Neuron devices as extended resources, which only have limits and are whole numbers. */
final class Devices {

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,2}");
    private static final String ALL = "ALL";

    private Devices() {}

    static Map<String, Quantity> of(EcsContainer container, Findings findings) {
        var requirements = container.definition().resourceRequirements();
        var limits = new LinkedHashMap<String, Quantity>();
        for (int i = 0; i < requirements.size(); i++) {
            var resource = resource(requirements.get(i));
            var value = requirements.get(i).value();
            boolean neuron = requirements.get(i).type() == ResourceType.NEURON_DEVICE;
            if (resource == null || value == null || value.isEmpty() || value.equals(ALL)) {
                if (neuron) {
                    findings.settle(container.pointer("resourceRequirements/" + i + "/value")); // told at the type
                }
                continue; // the sweep names those that have no counterpart
            }
            if (COUNT.matcher(value).matches()) {
                if (neuron) {
                    findings.settle(container.pointer("resourceRequirements/" + i + "/type"));
                }
                limits.put(resource, new Quantity(value));
            } else {
                findings.report(
                        "value-out-of-range", container.pointer("resourceRequirements/" + i + "/value"), value, 1, 999);
            }
        }
        return limits;
    }

    private static @Nullable String resource(ResourceRequirement requirement) {
        return switch (String.valueOf(requirement.typeAsString())) {
            case "GPU" -> "nvidia.com/gpu";
            case "NeuronDevice" -> "aws.amazon.com/neuron";
            default -> null;
        };
    }
}
