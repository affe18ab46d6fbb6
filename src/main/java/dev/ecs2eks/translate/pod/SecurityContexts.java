package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.WindowsSecurityContextOptions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.KernelCapabilities;

/** User, privileges and capabilities of a container. */
final class SecurityContexts {

    /** What the baseline Pod Security level lets a container add. */
    private static final Set<String> BASELINE = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    /** {@code user} or {@code domain\\user}, as the API server checks it. */
    private static final Pattern WINDOWS_USER =
            Pattern.compile("(?:[A-Za-z0-9](?:[-.A-Za-z0-9]{0,253})?\\\\)?(?! *$)[^\"/\\\\:;|=,+*?<>@\\[\\]]{1,104}");

    private final EcsContainer container;
    private final Findings findings;
    private final SecurityContext context = new SecurityContext();
    private boolean set;

    private SecurityContexts(EcsContainer container, Findings findings) {
        this.container = container;
        this.findings = findings;
    }

    /** Null where nothing is set. */
    static @Nullable SecurityContext of(EcsContainer container, Platform platform, Findings findings) {
        var contexts = new SecurityContexts(container, findings);
        if (platform.windows()) {
            contexts.windowsUser();
            LinuxOnly.report(container, findings);
        } else {
            contexts.user();
            contexts.privileges(platform);
            contexts.set |= SecurityOptions.write(contexts.context, container, findings);
        }
        return contexts.set ? contexts.context : null;
    }

    private void windowsUser() {
        var user = container.definition().user();
        if (user == null || user.isEmpty()) {
            return;
        }
        if (!WINDOWS_USER.matcher(user).matches()) {
            findings.report("not-on-windows", container.pointer("user"), "user " + user);
        } else {
            context.setWindowsOptions(new WindowsSecurityContextOptions(null, null, null, user));
            set = true;
        }
    }

    /** T16: Kubernetes takes numbers only. */
    private void user() {
        var user = container.definition().user();
        if (user == null || user.isEmpty()) {
            return;
        }
        int colon = user.indexOf(':');
        var uid = id(colon < 0 ? user : user.substring(0, colon));
        var gid = colon < 0 ? null : id(user.substring(colon + 1));
        if (uid == null || (colon >= 0 && gid == null)) {
            findings.report("ContainerDefinition.user=(name)", container.pointer("user"), user);
        }
        context.setRunAsUser(uid);
        context.setRunAsGroup(gid);
        set |= uid != null || gid != null;
    }

    private static @Nullable Long id(String text) {
        if (text.equals("root")) {
            return 0L;
        }
        boolean number = !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long id = number ? Long.parseLong(text) : Long.MAX_VALUE;
        return id <= Integer.MAX_VALUE ? id : null;
    }

    private void privileges(Platform platform) {
        var definition = container.definition();
        if (Boolean.TRUE.equals(definition.privileged())) {
            context.setPrivileged(true);
            set = true;
            needsPrivilegedNamespace("privileged", "privileged: true");
            if (platform.fargate()) {
                findings.report("fargate-unsupported", container.pointer("privileged"), "a privileged container");
            }
        }
        if (Boolean.TRUE.equals(definition.readonlyRootFilesystem())) {
            context.setReadOnlyRootFilesystem(true);
            set = true;
        }
        var parameters = definition.linuxParameters();
        if (parameters != null && parameters.capabilities() != null) {
            capabilities(parameters.capabilities());
        }
    }

    private void capabilities(KernelCapabilities capabilities) {
        var add = names(capabilities.add());
        var drop = names(capabilities.drop());
        if (add.isEmpty() && drop.isEmpty()) {
            return;
        }
        context.setCapabilities(new Capabilities(add, drop));
        set = true;
        var beyond = add.stream().filter(name -> !BASELINE.contains(name)).toList();
        if (!beyond.isEmpty()) {
            needsPrivilegedNamespace("linuxParameters/capabilities/add", "capability " + String.join(", ", beyond));
        }
    }

    /** Kubernetes writes them without the prefix. */
    private static List<String> names(List<String> capabilities) {
        return capabilities.stream()
                .filter(name -> name != null && !name.isBlank())
                .map(name -> name.toUpperCase(Locale.ROOT))
                .map(name -> name.startsWith("CAP_") ? name.substring(4) : name)
                .distinct()
                .toList();
    }

    private void needsPrivilegedNamespace(String member, String what) {
        findings.report("namespace-needs-privileged", container.pointer(member), what);
    }
}
