package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import java.util.BitSet;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/** Holds references against what Systems Manager says about the parameters they name (mapping §3.16); no value is among it. */
final class KnownParameters {

    private static final String POINTER = "/" + BundleKey.PARAMETERS + "/";

    private final Reading<ParameterMetadata> reading;
    private final Subject subject;
    private final Findings findings;
    private final UnknownSecrets unknown;
    private final EncryptionKeys keys;
    private final BitSet used = new BitSet();

    KnownParameters(Subject subject, Findings findings) {
        this.reading = subject.application().surroundings().secrets().parameters();
        this.subject = subject;
        this.findings = findings;
        this.unknown = new UnknownSecrets(reading, "parameters (ssm:DescribeParameters)", subject, findings);
        this.keys = new EncryptionKeys("ssm:ParameterMetadata.KeyId", findings);
    }

    /** By its name, where only its ARN was given: that does not tell whether the name begins with a slash. */
    SecretReference resolved(SecretReference reference, String pointer) {
        int index = indexOf(reference);
        if (index < 0) {
            unknown.report(reference, () -> SecretArn.of(reference, subject), pointer);
            return reference;
        }
        var parameter = reading.values().get(index);
        used.set(index);
        keys.tell(parameter.keyId(), POINTER + index + "/KeyId");
        boolean nameless = reference.account().isEmpty() && reference.key().startsWith("arn:");
        return nameless && parameter.name() != null ? reference.withKey(parameter.name()) : reference;
    }

    /** What encrypts it, if that is a customer's. */
    Optional<String> keyOf(SecretReference reference) {
        int index = indexOf(reference);
        return index < 0
                ? Optional.empty()
                : EncryptionKeys.customers(reading.values().get(index).keyId());
    }

    /** Of a parameter that the plan does not use nothing matters. */
    void settle() {
        for (int i = 0; i < reading.values().size(); i++) {
            if (!used.get(i)) {
                findings.settle(POINTER + i + "/KeyId");
                var policies = reading.values().get(i).policies();
                for (int j = 0; j < policies.size(); j++) {
                    findings.settle(POINTER + i + "/Policies/" + j + "/PolicyType");
                }
            }
        }
    }

    /** The parameter of this name, else the one of its ARN. */
    private int indexOf(SecretReference reference) {
        var parameters = reading.values();
        if (parameters.isEmpty()) {
            return -1;
        }
        var arn = SecretArn.of(reference, subject);
        int same = -1;
        for (int i = parameters.size() - 1; i >= 0; i--) {
            var parameter = parameters.get(i);
            boolean isNamed = reference.key().equals(parameter.name());
            if (parameter.arn() == null ? isNamed : parameter.arn().equals(arn)) {
                same = isNamed || same < 0 ? i : same;
            }
        }
        return same;
    }
}
