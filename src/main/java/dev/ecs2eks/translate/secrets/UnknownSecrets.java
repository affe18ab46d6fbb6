package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Subject;
import java.util.List;
import java.util.function.Supplier;

/** References to what was looked for and not found, or not looked for; where nobody looked there is nothing to say. */
final class UnknownSecrets {

    /** AWS's own parameters, and secrets called by a parameter's name: no list holds them. */
    private static final String OF_AWS = "/aws/";

    private final Reading<?> reading;
    private final String wanting;
    private final List<String> absent;
    private final Subject subject;
    private final Findings findings;
    private boolean denialIsTold;

    /** @param wanting the bundle's key, with the action that would have filled it */
    UnknownSecrets(Reading<?> reading, String wanting, Subject subject, Findings findings) {
        this.reading = reading;
        this.wanting = wanting;
        this.absent = subject.application().surroundings().secrets().absent();
        this.subject = subject;
        this.findings = findings;
    }

    /** @param idAsAsked by which AWS was asked */
    void report(SecretReference reference, Supplier<String> idAsAsked, String pointer) {
        if (isSilent() || !isOurs(reference) || reference.key().startsWith(OF_AWS)) {
            return;
        }
        var id = idAsAsked.get();
        if (absent.contains(id)) {
            findings.report("secret-does-not-exist", pointer, id);
        } else if (reading.deniedActions().isPresent()) {
            if (!denialIsTold) {
                findings.report(
                        "secret-not-looked-at", pointer, reading.deniedActions().get());
            }
            denialIsTold = true;
        } else if (reading.missing().isEmpty() && !reading.values().isEmpty()) {
            findings.report("secret-not-in-bundle", pointer, id, wanting);
        }
    }

    private boolean isSilent() {
        return absent.isEmpty()
                && reading.values().isEmpty()
                && reading.deniedActions().isEmpty();
    }

    /** Of the service's own account and Region: elsewhere nobody looks. */
    private boolean isOurs(SecretReference reference) {
        return subject.region().filter(reference.region()::equals).isPresent()
                && (reference.account().isEmpty()
                        || subject.account().filter(reference.account()::equals).isPresent());
    }
}
