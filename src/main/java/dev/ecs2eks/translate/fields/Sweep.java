package dev.ecs2eks.translate.fields;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Revisions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Runs after the parts and walks every member that is set: whatever the field map says needs words and nobody has
 * spoken of yet gets its finding here (design §4). So a member that only needs words needs no code.
 */
public final class Sweep {

    private static final Set<String> OF_TASK_SETS = Set.of(
            "launchType",
            "capacityProviderStrategy",
            "platformVersion",
            "platformFamily",
            "networkConfiguration",
            "loadBalancers",
            "serviceRegistries");

    private final Findings findings;

    /** Places that a part has reported, with everything above them, and places that need no words. */
    private final Set<String> spokenOf = new HashSet<>();

    /** Members of the service that its PRIMARY task set has too: there they count, and here they may be stale (T03). */
    private final Set<String> echoes;

    /** Whether a container is reached at its own ports: awsvpc, host. */
    private final boolean containersAreAddressed;

    private Sweep(EcsApplication application, Findings findings) {
        this.findings = findings;
        var mode = application.taskDefinition().networkModeAsString();
        this.containersAreAddressed = "awsvpc".equals(mode) || "host".equals(mode);
        this.echoes = echoes(application);
        for (var finding : findings.all()) {
            speakOf(finding);
        }
        spokenOf.addAll(findings.settled());
    }

    public static void over(EcsApplication application, Findings findings) {
        var sweep = new Sweep(application, findings);
        // After the sweep has seen what the parts said: a member nobody knows says nothing of its neighbours
        application.oddities().forEach(oddity -> report(oddity, findings));
        var belongings = new Belongings(application);
        Roots.forEach(application, (pointer, root) -> {
            if (belongings.contain(root)) {
                sweep.structure(pointer, root);
            }
        });
        Revisions.ofServiceRevision(application).forEach(part -> sweep.structure(part.pointer(), part.value()));
    }

    private static void report(Oddity oddity, Findings findings) {
        switch (oddity.kind()) {
            case UNKNOWN_MEMBER -> findings.report("unknown-field", oddity.pointer(), oddity.name());
            case PLACEHOLDER -> findings.report("placeholder", oddity.pointer(), oddity.name());
            case NOT_DESCRIBED -> findings.report("service-not-described", oddity.pointer(), oddity.name());
            case MOVED -> {}
        }
    }

    private static Set<String> echoes(EcsApplication application) {
        return application
                .service()
                .flatMap(Revisions::primaryTaskSet)
                .map(primary -> primary.value().sdkFields().stream()
                        .filter(field -> OF_TASK_SETS.contains(field.memberName()))
                        .filter(field -> !isDefault(field.getValueOrDefault(primary.value())))
                        .map(field -> "/" + BundleKey.SERVICE + "/" + field.memberName())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static boolean isDefault(@Nullable Object value) {
        return value == null || EcsDefaults.isDefault(value);
    }

    private void structure(String pointer, SdkPojo pojo) {
        for (var member : Shape.of(pojo).telling()) {
            var value = member.field().getValueOrDefault(pojo);
            if (value != null
                    && !echoes.contains(pointer + "/" + member.name())
                    && (!EcsDefaults.isDefault(value) || member.hasEntryOf(value))
                    && !EcsDefaults.isNatural(pojo, member.name(), value, containersAreAddressed)) {
                member(member, pointer + "/" + member.name(), value);
            }
        }
    }

    private void member(Shape.Member member, String pointer, Object value) {
        if (member.knowsValues() && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                scalar(member, pointer + "/" + i, list.get(i));
            }
            return;
        }
        var entry = scalar(member, pointer, value);
        if (entry.effect().isWalkedInto()) {
            inside(pointer, value, this::structure);
        } else if (entry.effect() == Effect.REPORTED) {
            inside(pointer, value, this::unknownValues);
        }
    }

    /** What is reported as a whole may still hold values that nobody knows. */
    private void unknownValues(String pointer, SdkPojo pojo) {
        for (var member : Shape.of(pojo).telling()) {
            var value = member.field().getValueOrDefault(pojo);
            var values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            for (int i = 0; i < values.size(); i++) {
                if (isUnknown(member, values.get(i))) {
                    var place = pointer + "/" + member.name() + (value instanceof List<?> ? "/" + i : "");
                    findings.report("unknown-value", place, member.key(), values.get(i));
                }
            }
        }
    }

    private static boolean isUnknown(Shape.Member member, Object value) {
        return member.refuses(value) && member.entryFor(value).effect() != Effect.INFORMATIONAL;
    }

    private FieldEntry scalar(Shape.Member member, String pointer, Object value) {
        var entry = member.entryFor(value);
        if (isUnknown(member, value)) {
            findings.report("unknown-value", pointer, member.key(), value);
        } else if (entry.effect().needsWords() && !spokenOf.contains(pointer) && !EcsDefaults.isEmptyStructure(value)) {
            findings.add(new Finding(
                    member.key(),
                    entry.severity(),
                    pointer,
                    words(entry.because(), value),
                    words(entry.remedy(), value)));
        }
        return entry;
    }

    private void inside(String pointer, Object value, BiConsumer<String, SdkPojo> look) {
        if (value instanceof SdkPojo pojo) {
            look.accept(pointer, pojo);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (!EcsDefaults.isPast(list.get(i))) {
                    inside(pointer + "/" + i, list.get(i), look);
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> inside(pointer + "/" + escape(String.valueOf(key)), inner, look));
        }
    }

    private static String words(String text, Object value) {
        return text.contains("{value}") ? text.replace("{value}", EcsDefaults.asKey(value)) : text;
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private void speakOf(Finding finding) {
        for (var place = finding.field(); !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            if (!spokenOf.add(place)) {
                return;
            }
        }
    }
}
