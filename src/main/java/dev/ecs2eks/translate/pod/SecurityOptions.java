package dev.ecs2eks.translate.pod;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.EcsContainer;
import io.fabric8.kubernetes.api.model.AppArmorProfile;
import io.fabric8.kubernetes.api.model.SELinuxOptions;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Set;

/** Docker's security options: no new privileges, AppArmor, SELinux. The sweep names those that have no counterpart. */
final class SecurityOptions {

    /** As Docker reads it. */
    private static final Set<String> NO_NEW_PRIVILEGES = Set.of("no-new-privileges", "no-new-privileges:true");

    private final SecurityContext context;
    private final EcsContainer container;
    private final Findings findings;
    private boolean set;

    private SecurityOptions(SecurityContext context, EcsContainer container, Findings findings) {
        this.context = context;
        this.container = container;
        this.findings = findings;
    }

    /** Adds them to a context that has privileges and capabilities already; says whether there was anything to add. */
    static boolean write(SecurityContext context, EcsContainer container, Findings findings) {
        var options = new SecurityOptions(context, container, findings);
        options.all();
        return options.set;
    }

    private void all() {
        var options = container.definition().dockerSecurityOptions();
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i) == null ? "" : options.get(i);
            if (NO_NEW_PRIVILEGES.contains(option.replace('=', ':'))) {
                noNewPrivileges(i);
            } else if (option.startsWith("apparmor:") || option.startsWith("apparmor=")) {
                appArmor(option.substring("apparmor:".length()));
            } else if (option.startsWith("label:") || option.startsWith("label=")) {
                seLinux(option.substring("label:".length()));
            }
        }
    }

    /** The API server refuses it beside privileged and SYS_ADMIN. */
    private void noNewPrivileges(int index) {
        var capabilities = context.getCapabilities();
        boolean administers = capabilities != null
                && (capabilities.getAdd().contains("SYS_ADMIN")
                        || capabilities.getAdd().contains("ALL"));
        if (Boolean.TRUE.equals(context.getPrivileged()) || administers) {
            findings.report("no-new-privileges-refused", container.pointer("dockerSecurityOptions/" + index));
            return;
        }
        context.setAllowPrivilegeEscalation(false);
        findings.settle(container.pointer("dockerSecurityOptions/" + index));
        set = true;
    }

    private void appArmor(String profile) {
        if (!profile.isEmpty()) {
            context.setAppArmorProfile(
                    profile.equals("unconfined")
                            ? new AppArmorProfile(null, "Unconfined")
                            : new AppArmorProfile(profile, "Localhost"));
            set = true;
        }
    }

    private void seLinux(String label) {
        int colon = label.indexOf(':');
        var key = colon < 0 ? label : label.substring(0, colon);
        var value = label.substring(colon + 1);
        var options = context.getSeLinuxOptions() == null ? new SELinuxOptions() : context.getSeLinuxOptions();
        switch (key) {
            case "user" -> options.setUser(value);
            case "role" -> options.setRole(value);
            case "type" -> options.setType(value);
            case "level" -> options.setLevel(value);
            case "disable" -> options.setType("spc_t");
            default -> {
                return;
            }
        }
        context.setSeLinuxOptions(options);
        set = true;
    }
}
