package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The account by which nodes mount FSx for Windows File Server. The SMB driver wants the keys {@code username}, {@code
 * password} and {@code domain}, and a plan has one Secret: they stand beside the variables.
 */
record FileShareCredentials(List<Map<String, Object>> data, String domain) {

    private static final Set<String> KEYS = Set.of("username", "password", "domain");

    /** Of the first volume that names an account; a second account would need a second Secret. */
    static FileShareCredentials of(Subject subject, ExternalData external) {
        var valueFrom = new ValueFrom(subject, Provider.SECRETS_MANAGER);
        var volumes = subject.application().taskDefinition().volumes();
        for (int i = 0; i < volumes.size(); i++) {
            var share = volumes.get(i) == null ? null : volumes.get(i).fsxWindowsFileServerVolumeConfiguration();
            var account = share == null ? null : share.authorizationConfig();
            if (account == null || account.credentialsParameter() == null) {
                continue;
            }
            var pointer = "/taskDefinition/volumes/" + i
                    + "/fsxWindowsFileServerVolumeConfiguration/authorizationConfig/credentialsParameter";
            var data = new ArrayList<Map<String, Object>>();
            external.usable(
                            valueFrom.read(account.credentialsParameter()),
                            volumes.get(i).name(),
                            pointer)
                    .ifPresent(reference -> {
                        data.add(external.entry("username", reference.withProperty("username"), pointer));
                        data.add(external.entry("password", reference.withProperty("password"), pointer));
                    });
            return new FileShareCredentials(data, account.domain() == null ? "" : account.domain());
        }
        return new FileShareCredentials(List.of(), "");
    }

    Set<String> keys() {
        return data.isEmpty() ? Set.of() : KEYS;
    }

    /** Where the ExternalSecret writes to; the domain is no secret and comes in by the template. */
    Map<String, Object> target(String name) {
        var target = new LinkedHashMap<String, Object>();
        target.put("name", name);
        if (!data.isEmpty() && !domain.isEmpty()) {
            var template = new LinkedHashMap<String, Object>();
            template.put("mergePolicy", "Merge");
            template.put("data", Map.of("domain", domain));
            target.put("template", template);
        }
        return target;
    }
}
