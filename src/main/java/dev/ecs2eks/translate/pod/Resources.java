package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Options.ScalingMode;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sizes of the containers and of the pod (mapping §4.2).
 *
 * @param ofContainers by container index; a container without any is absent
 * @param ofPod null where sizes stand at the containers only
 */
record Resources(Map<Integer, ResourceRequirements> ofContainers, @Nullable ResourceRequirements ofPod) {

    private static final Bounds EPHEMERAL_GIBIBYTES = new Bounds(1, 65_536);
    private static final int FARGATE_EPHEMERAL_GIBIBYTES = 20;
    private static final String EPHEMERAL = "ephemeral-storage";

    static Resources of(Subject subject, Platform platform, ContainerOrder order, Findings findings) {
        var containers = order.all();
        var task = TaskSize.of(subject.application().taskDefinition(), findings);
        var cpu = Amounts.ofCpu(
                containers, task.cpu(), platform, isScaledBy("ECSServiceAverageCPUUtilization", subject), findings);
        var memory = Amounts.ofMemory(
                containers,
                task.memory(),
                platform,
                isScaledBy("ECSServiceAverageMemoryUtilization", subject),
                findings);
        reportPlatform(task, platform, cpu, memory, containers, findings);
        var ephemeral = ephemeral(subject, platform, findings);
        var ofContainers = new HashMap<Integer, ResourceRequirements>();
        for (int i = 0; i < containers.size(); i++) {
            var container = containers.get(i).container();
            var requests = amounts(cpu.requests()[i], memory.requests()[i]);
            var limits = amounts(cpu.limits()[i], memory.limits()[i]);
            if (ephemeral != null && containers.get(i) == order.main()) {
                requests.put(EPHEMERAL, ephemeral);
                limits.put(EPHEMERAL, ephemeral);
            }
            limits.putAll(Devices.of(container, findings));
            if (!requests.isEmpty() || !limits.isEmpty()) {
                ofContainers.put(container.index(), new ResourceRequirements(null, limits, requests));
            }
        }
        return new Resources(ofContainers, ofPod(cpu, memory));
    }

    /** Whether an autoscaler will go by requests of this resource. */
    private static boolean isScaledBy(String metric, Subject subject) {
        return subject.options().scaling() != ScalingMode.NONE
                && subject.application().scaling().policies().values().stream()
                        .map(policy -> policy.targetTrackingScalingPolicyConfiguration())
                        .anyMatch(tracking -> tracking != null
                                && tracking.predefinedMetricSpecification() != null
                                && metric.equals(
                                        tracking.predefinedMetricSpecification().predefinedMetricTypeAsString()));
    }

    private static @Nullable ResourceRequirements ofPod(Amounts cpu, Amounts memory) {
        long millicores = cpu.ofPod() == null ? 0 : cpu.ofPod();
        long mebibytes = memory.ofPod() == null ? 0 : memory.ofPod();
        // The task's size is a hard cap in ECS, hence a limit as well (T05a).
        return millicores == 0 && mebibytes == 0
                ? null
                : new ResourceRequirements(null, amounts(millicores, mebibytes), amounts(millicores, mebibytes));
    }

    private static Map<String, Quantity> amounts(long millicores, long mebibytes) {
        var amounts = new LinkedHashMap<String, Quantity>(4);
        if (millicores > 0) {
            amounts.put("cpu", new Quantity(String.valueOf(millicores), "m"));
        }
        if (mebibytes > 0) {
            amounts.put("memory", new Quantity(String.valueOf(mebibytes), "Mi"));
        }
        return amounts;
    }

    private static @Nullable Quantity ephemeral(Subject subject, Platform platform, Findings findings) {
        var storage = subject.application().taskDefinition().ephemeralStorage();
        var gibibytes = storage == null
                ? null
                : EPHEMERAL_GIBIBYTES.admit(
                        storage.sizeInGiB(), () -> "/taskDefinition/ephemeralStorage/sizeInGiB", findings);
        if (gibibytes == null && !platform.fargate()) {
            return null;
        }
        return new Quantity(String.valueOf(gibibytes == null ? FARGATE_EPHEMERAL_GIBIBYTES : gibibytes), "Gi");
    }

    private static void reportPlatform(
            TaskSize task,
            Platform platform,
            Amounts cpu,
            Amounts memory,
            List<PlacedContainer> containers,
            Findings findings) {
        boolean sized = task.cpu() != null || task.memory() != null;
        long running = containers.stream().filter(PlacedContainer::keepsRunning).count();
        var pointer = task.memory() != null ? "/taskDefinition/memory" : "/taskDefinition/cpu";
        if (sized && !platform.podLevelResources() && running > 1) {
            findings.report("siblings-cannot-borrow", pointer);
        }
        if (platform.fargate()) {
            long millicores = Shares.sum(cpu.requests());
            long mebibytes = Shares.sum(memory.requests());
            var wanted = millicores + "m, " + mebibytes + "Mi";
            FargateSize.holding(millicores, mebibytes)
                    .ifPresentOrElse(
                            size -> findings.report("fargate-size", pointer, wanted, size),
                            () -> findings.report("fargate-too-small", pointer, wanted));
        }
    }
}
