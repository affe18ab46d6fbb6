package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.finding.Findings;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of KMS that secrets are encrypted with: each is told once, for whoever reads by it must be let in (T35). */
final class EncryptionKeys {

    private static final String OF_AWS = "alias/aws/";

    private final String code;
    private final Findings findings;
    private final Set<String> told = new HashSet<>();

    /** @param code of the member that names the key */
    EncryptionKeys(String code, Findings findings) {
        this.code = code;
        this.findings = findings;
    }

    /** A key that AWS manages admits whoever may read the secret: empty. */
    static Optional<String> customers(@Nullable String key) {
        return Optional.ofNullable(key).filter(it -> !it.isBlank() && !it.contains(OF_AWS));
    }

    /** Of a secret that the plan uses. */
    void tell(@Nullable String key, String pointer) {
        var customers = customers(key);
        if (customers.isPresent() && told.add(customers.get())) {
            findings.report(code, pointer, customers.get());
        } else {
            findings.settle(pointer);
        }
    }
}
