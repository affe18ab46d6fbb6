package dev.ecs2eks.translate.placement;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.Subject;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;

/** Operating system and processor of the nodes (mapping §2.6). */
final class NodePlatform {

    private static final String POINTER = "/taskDefinition/runtimePlatform";
    private static final String NO_IMAGE = "none";

    private final Subject subject;
    private final Findings findings;
    private final @Nullable RuntimePlatform platform;

    NodePlatform(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
        this.platform = subject.application().taskDefinition().runtimePlatform();
    }

    /**
     * The node selector; always names both, because clusters have nodes of several kinds.
     *
     * @param decided labels about which a placement constraint speaks already
     */
    Map<String, String> nodeSelector(Set<String> decided) {
        var selector = new LinkedHashMap<String, String>();
        selector.put(NodeLabels.OS, subject.isWindows() ? "windows" : "linux");
        var architecture = architecture();
        if (architecture != null || !decided.contains(NodeLabels.ARCH)) {
            selector.put(NodeLabels.ARCH, architecture == null ? assumed() : architecture);
        }
        if (subject.isWindows()) {
            windows(selector);
        }
        return selector;
    }

    private void windows(Map<String, String> selector) {
        var family = windowsFamily();
        var build = windowsBuild(family).orElse("");
        if (!build.isEmpty() && !build.equals(NO_IMAGE)) {
            selector.put(NodeLabels.WINDOWS_BUILD, build);
        }
        if (!build.equals(NO_IMAGE)) { // else the field map has something worse to say
            findings.report("windows-unsupported", POINTER + "/operatingSystemFamily");
        }
    }

    private String windowsFamily() {
        var family = platform == null ? null : platform.operatingSystemFamilyAsString();
        return family != null
                ? family
                : subject.application().service().map(it -> it.platformFamily()).orElse("");
    }

    /** The build number by which nodes are labelled; {@code none} where EKS has no image; empty for no Windows. */
    static Optional<String> windowsBuild(String family) {
        var name = family.toUpperCase(Locale.ROOT);
        if (!name.startsWith("WINDOWS")) {
            return Optional.empty();
        }
        if (name.contains("2019")) {
            return Optional.of("10.0.17763");
        }
        if (name.contains("2022")) {
            return Optional.of("10.0.20348");
        }
        return Optional.of(name.contains("2025") ? "10.0.26100" : NO_IMAGE);
    }

    /** What ECS says, the run-time platform first; Fargate's default; else null. */
    private @Nullable String architecture() {
        var override = override();
        var said = override != null || platform == null ? override : platform.cpuArchitectureAsString();
        if (said == null) {
            return subject.isWindows() || Capacity.isFargate(subject) ? "amd64" : null;
        }
        if ("ARM64".equals(said)) {
            if (subject.target().compute() == Compute.FARGATE) {
                findings.report("arm-not-on-fargate", POINTER + "/cpuArchitecture");
            }
            return "arm64";
        }
        return "X86_64".equals(said) ? "amd64" : null;
    }

    private @Nullable String override() {
        return subject.application()
                .service()
                .flatMap(service -> Revisions.current(subject.application(), service))
                .map(revision -> revision.value().overrides())
                .map(overrides -> overrides.runtimePlatform())
                .map(runtime -> runtime.cpuArchitecture())
                .orElse(null);
    }

    private String assumed() {
        findings.report("processor-assumed", POINTER + "/cpuArchitecture");
        return "amd64";
    }
}
