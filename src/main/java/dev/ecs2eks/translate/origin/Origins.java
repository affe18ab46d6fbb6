package dev.ecs2eks.translate.origin;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Revisions;
import dev.ecs2eks.translate.subject.Subject;

/** What a person must know about the ECS side before trusting a plan of it (mapping §0.6, §3.13). */
public final class Origins {

    private Origins() {}

    /** Reports an unsettled service, and the tools that own it. */
    public static void of(Subject subject, Findings findings) {
        Unread.of(subject.application(), findings);
        subject.application().service().ifPresent(service -> {
            Settledness.of(subject, service, findings);
            Owners.of(subject, service, findings);
            Revisions.current(subject.application(), service)
                    .filter(it -> Boolean.TRUE.equals(it.value().guardDutyEnabled()))
                    .ifPresent(it ->
                            findings.report("ServiceRevision.guardDutyEnabled", it.pointer() + "/guardDutyEnabled"));
        });
    }
}
