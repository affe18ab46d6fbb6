package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the {@code data} of ExternalSecrets, each entry with its store. */
final class ExternalData {

    private final Subject subject;
    private final Findings findings;
    private final Stores stores;
    private final KnownSecrets secrets;
    private final KnownParameters parameters;
    private final Set<String> jsonSecrets = new HashSet<>();

    ExternalData(Subject subject, Findings findings, Stores stores) {
        this.subject = subject;
        this.findings = findings;
        this.stores = stores;
        this.secrets = new KnownSecrets(subject, findings);
        this.parameters = new KnownParameters(subject, findings);
    }

    /**
     * The reference by the name that the store knows best. Reports what no store can read: an invalid reference, one of a
     * Region that nothing names, or what AWS says against it.
     */
    Optional<SecretReference> usable(Optional<SecretReference> reference, String name, String pointer) {
        if (reference.isEmpty()) {
            findings.report("invalid-secret-reference", pointer, name);
            return reference;
        }
        if (reference.get().region().isEmpty()) {
            findings.report("secret-region-unknown", pointer, name);
            return Optional.empty();
        }
        return reference.map(it -> isSecret(it) ? secrets.resolved(it, pointer) : parameters.resolved(it, pointer));
    }

    /** An entry that fills this key of the Secret. */
    Map<String, Object> entry(String secretKey, SecretReference reference, String pointer) {
        otherAccount(reference, pointer);
        var remote = new LinkedHashMap<String, Object>();
        remote.put("key", reference.key());
        if (reference.property() != null) {
            remote.put("property", reference.property());
        }
        if (reference.version() != null) {
            remote.put("version", reference.version());
        }
        var entry = new LinkedHashMap<String, Object>();
        entry.put("secretKey", secretKey);
        entry.put("remoteRef", remote);
        var encryptedBy = isSecret(reference) ? secrets.keyOf(reference) : parameters.keyOf(reference);
        entry.put("sourceRef", Map.of("storeRef", stores.refFor(reference, encryptedBy, pointer)));
        return entry;
    }

    /** Once every reference is known: what none of them leads to needs no words. */
    void settle() {
        secrets.settle();
        parameters.settle();
    }

    private static boolean isSecret(SecretReference reference) {
        return reference.provider() == Provider.SECRETS_MANAGER;
    }

    /** For values of any kind; a user's name and password are texts. */
    void tellNumberFormat(SecretReference reference, String pointer) {
        if (reference.property() != null && jsonSecrets.add(reference.key())) {
            findings.report("json-secret-number-format", pointer); // T35d
        }
    }

    private void otherAccount(SecretReference reference, String pointer) {
        var account = subject.account();
        if (!reference.account().isEmpty()
                && account.isPresent()
                && !account.get().equals(reference.account())) {
            findings.report("secret-in-other-account", pointer, reference.key());
        }
    }

    /** The spec of an ExternalSecret that writes a Secret of its own name. */
    static Map<String, Object> spec(List<Map<String, Object>> data, Map<String, Object> target) {
        var spec = new LinkedHashMap<String, Object>();
        // New pods get what a rotation left, as new tasks do; running ones keep theirs, for nothing restarts them
        // (T35c)
        spec.put("refreshPolicy", "Periodic");
        spec.put("refreshInterval", "1h0m0s");
        spec.put("target", target);
        spec.put("data", new ArrayList<>(data));
        return spec;
    }
}
