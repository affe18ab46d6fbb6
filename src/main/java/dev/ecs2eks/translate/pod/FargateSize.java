package dev.ecs2eks.translate.pod;

import java.util.List;
import java.util.Optional;

/**
 * A size that EKS Fargate has.
 *
 * @param cpu millicores
 * @param memory MiB
 */
record FargateSize(long cpu, long memory) {

    /** What EKS Fargate keeps for the kubelet. */
    private static final long KUBELET = 256;

    private record Range(long cpu, long least, long most, long step) {}

    private static final List<Range> RANGES = List.of(
            new Range(250, 512, 512, 512),
            new Range(250, 1024, 2048, 1024),
            new Range(500, 1024, 4096, 1024),
            new Range(1000, 2048, 8192, 1024),
            new Range(2000, 4096, 16_384, 1024),
            new Range(4000, 8192, 30_720, 1024),
            new Range(8000, 16_384, 61_440, 4096),
            new Range(16_000, 32_768, 122_880, 8192));

    /** The smallest size that holds the pod and the kubelet; empty when there is none. */
    static Optional<FargateSize> holding(long cpu, long memory) {
        long needed = memory + KUBELET;
        return RANGES.stream()
                .filter(range -> range.cpu() >= cpu && range.most() >= needed)
                .findFirst()
                .map(range -> {
                    long above = Math.max(0, needed - range.least());
                    long steps = (above + range.step() - 1) / range.step();
                    return new FargateSize(range.cpu(), range.least() + steps * range.step());
                });
    }

    @Override
    public String toString() {
        return cpu + "m, " + memory + "Mi";
    }
}
