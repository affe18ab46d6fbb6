package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secret references as ExternalSecrets (mapping §4.4): one Secret for the workload, one for its registries. No value is
 * read; External Secrets does that.
 */
public final class ExternalSecrets {

    private final Subject subject;
    private final Stores stores;
    private final ExternalData external;
    private final Findings findings;

    private ExternalSecrets(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
        this.stores = new Stores(subject, findings);
        this.external = new ExternalData(subject, findings, stores);
    }

    public static Secrets of(Subject subject, Findings findings) {
        return new ExternalSecrets(subject, findings).secrets();
    }

    private Secrets secrets() {
        var share = FileShareCredentials.of(subject, external);
        var environment = new TreeMap<Integer, List<EnvVar>>();
        var data = variables(environment, share);
        data.addAll(share.data());
        var workload = new ArrayList<HasMetadata>();
        if (!data.isEmpty()) {
            workload.add(Stores.resource(
                    subject, "ExternalSecret", subject.base(), ExternalData.spec(data, share.target(subject.base()))));
        }
        var registries = new RegistryCredentials(subject, external).pullSecret();
        registries.ifPresent(pull -> workload.add(pull.manifest()));
        external.settle();
        var manifests = new ArrayList<>(stores.manifests());
        manifests.addAll(workload);
        return new Secrets(
                manifests,
                environment,
                EnvironmentFiles.of(subject, findings),
                registries.map(RegistryCredentials.PullSecret::references).orElse(List.of()));
    }

    /** The entries for variables; puts the variables themselves into the environment. */
    private List<Map<String, Object>> variables(Map<Integer, List<EnvVar>> environment, FileShareCredentials share) {
        var variables = Variables.of(subject, findings);
        var keys = new SecretKeys(variables, share.keys());
        var entries = new LinkedHashMap<String, Map<String, Object>>();
        for (var variable : variables) {
            var key = keys.of(variable);
            // Written even if nothing fills the key: a container that waits is better than one without its secret
            environment
                    .computeIfAbsent(variable.container().index(), index -> new ArrayList<>())
                    .add(variable(variable.name(), key));
            external.usable(variable.reference(), variable.name(), variable.pointer())
                    .ifPresent(reference -> {
                        external.tellNumberFormat(reference, variable.pointer());
                        entries.computeIfAbsent(key, it -> external.entry(it, reference, variable.pointer()));
                    });
        }
        return new ArrayList<>(entries.values());
    }

    private EnvVar variable(String name, String key) {
        var source = new EnvVarSource();
        source.setSecretKeyRef(new SecretKeySelector(key, subject.base(), null));
        return new EnvVar(name, null, source);
    }
}
