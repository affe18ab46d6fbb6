package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** Holds references against what Secrets Manager says about the secrets they name (mapping §3.16); no value is among it. */
final class KnownSecrets {

    private static final String POINTER = "/" + BundleKey.SECRETS + "/";

    /** A hyphen and the six characters behind it. */
    private static final int SUFFIX = 7;

    private final Reading<DescribeSecretResponse> reading;
    private final Findings findings;
    private final UnknownSecrets unknown;
    private final EncryptionKeys keys;
    private final BitSet used = new BitSet();

    KnownSecrets(Subject subject, Findings findings) {
        this.reading = subject.application().surroundings().secrets().secrets();
        this.findings = findings;
        this.unknown = new UnknownSecrets(reading, "secrets (secretsmanager:DescribeSecret)", subject, findings);
        this.keys = new EncryptionKeys("sm:DescribeSecretResponse.KmsKeyId", findings);
    }

    /** By its complete ARN, where that is known: a name or a part of it leaves room for another secret. */
    SecretReference resolved(SecretReference reference, String pointer) {
        int index = indexOf(reference);
        if (index < 0) {
            unknown.report(reference, reference::key, pointer);
            return reference;
        }
        var secret = reading.values().get(index);
        used.set(index);
        tell(secret, POINTER + index);
        version(reference, secret, pointer);
        return secret.arn() == null ? reference : reference.withKey(secret.arn());
    }

    /** What encrypts it, if that is a customer's. */
    Optional<String> keyOf(SecretReference reference) {
        int index = indexOf(reference);
        return index < 0
                ? Optional.empty()
                : EncryptionKeys.customers(reading.values().get(index).kmsKeyId());
    }

    /** Of a secret that the plan does not use nothing matters. */
    void settle() {
        for (int i = 0; i < reading.values().size(); i++) {
            if (!used.get(i)) {
                findings.settle(POINTER + i + "/KmsKeyId");
                findings.settle(POINTER + i + "/DeletedDate");
            }
        }
    }

    /** The secret of this ARN, else the one whose ARN it begins, else the one of this name. */
    private int indexOf(SecretReference reference) {
        var secrets = reading.values();
        int begun = -1;
        for (int i = secrets.size() - 1; i >= 0; i--) {
            var arn = secrets.get(i).arn();
            if (reference.key().equals(arn)) {
                return i;
            }
            if (begins(reference.key(), arn)
                    || reference.key().equals(secrets.get(i).name())) {
                begun = i;
            }
        }
        return begun;
    }

    private static boolean begins(String key, @Nullable String arn) {
        return arn != null && arn.length() == key.length() + SUFFIX && arn.startsWith(key + "-");
    }

    private void tell(DescribeSecretResponse secret, String pointer) {
        keys.tell(secret.kmsKeyId(), pointer + "/KmsKeyId");
        if (secret.deletedDate() != null) {
            findings.report(
                    "sm:DescribeSecretResponse.DeletedDate",
                    pointer + "/DeletedDate",
                    secret.arn() == null ? secret.name() : secret.arn());
        }
    }

    /** Versions without a stage are not listed, although they may still be there. */
    private void version(SecretReference reference, DescribeSecretResponse secret, String pointer) {
        var versions = secret.versionIdsToStages();
        var wanted = reference.version();
        if (wanted == null || versions.isEmpty()) {
            return;
        }
        if (wanted.startsWith(ValueFrom.VERSION_ID)) {
            var id = wanted.substring(ValueFrom.VERSION_ID.length());
            if (!versions.containsKey(id)) {
                findings.report("secret-version-deprecated", pointer, reference.key(), id);
            }
        } else if (versions.values().stream().noneMatch(stages -> stages != null && stages.contains(wanted))) {
            findings.report("secret-stage-missing", pointer, reference.key(), wanted);
        }
    }
}
