package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives each reference the store it is read from: one of the spec, else one of the plan's own (contract: Secrets). */
final class Stores {

    /** More ARNs than that say no more. */
    private static final int NAMED_ARNS = 20;

    private record Place(Provider provider, String region) {}

    /** A store that the plan brings, with what it will read. */
    private record Own(String name, String firstUse, Set<String> arns, Set<String> keys) {}

    private final Subject subject;
    private final Findings findings;
    private final Map<Place, Own> own = new LinkedHashMap<>();
    private boolean used;

    Stores(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /**
     * The {@code storeRef} for a reference whose Region is known.
     *
     * @param key of KMS that encrypts it; empty for AWS's own and where nobody looked
     */
    Map<String, Object> refFor(SecretReference reference, Optional<String> key, String pointer) {
        if (!used && !subject.target().has(Addon.EXTERNAL_SECRETS)) {
            findings.report("addon-missing", pointer, subject.base(), "External Secrets");
        }
        used = true;
        for (Options.Store store : subject.options().stores()) {
            if (store.service() == reference.provider() && store.region().equals(reference.region())) {
                return ref(store.name(), store.kind());
            }
        }
        var place = new Place(reference.provider(), reference.region());
        var store = own.computeIfAbsent(
                place, it -> new Own(name(it), pointer, new LinkedHashSet<>(), new LinkedHashSet<>()));
        store.arns().add(SecretArn.of(reference, subject));
        key.ifPresent(store.keys()::add);
        return ref(store.name(), "SecretStore");
    }

    /** The plan's own stores; says what rights each needs. */
    List<HasMetadata> manifests() {
        var manifests = new ArrayList<HasMetadata>();
        own.forEach((place, store) -> {
            manifests.add(manifest(place, store));
            findings.report(
                    "secret-store-needs-rights", store.firstUse(), store.name(), rights(place.provider(), store));
        });
        return manifests;
    }

    private static String rights(Provider provider, Own store) {
        var actions = provider == Provider.SECRETS_MANAGER
                ? "secretsmanager:GetSecretValue and secretsmanager:DescribeSecret"
                : "ssm:GetParameter";
        var read = actions + " on " + named(store.arns());
        return store.keys().isEmpty() ? read : read + "; kms:Decrypt on " + named(store.keys());
    }

    private static String named(Set<String> arns) {
        var first = String.join(", ", arns.stream().limit(NAMED_ARNS).toList());
        return arns.size() <= NAMED_ARNS ? first : first + " (+" + (arns.size() - NAMED_ARNS) + ")";
    }

    private String name(Place place) {
        var name = subject.base() + "-" + place.provider().label().toLowerCase(Locale.ROOT);
        boolean home = subject.region().map(place.region()::equals).orElse(false);
        return home ? name : name + "-" + place.region();
    }

    private HasMetadata manifest(Place place, Own store) {
        var aws = new LinkedHashMap<String, Object>();
        aws.put("service", place.provider().label());
        aws.put("region", place.region());
        return resource(subject, "SecretStore", store.name(), Map.of("provider", Map.of("aws", aws)));
    }

    /** An object of External Secrets. */
    static HasMetadata resource(Subject subject, String kind, String name, Map<String, Object> spec) {
        var resource = new GenericKubernetesResource();
        resource.setApiVersion("external-secrets.io/v1");
        resource.setKind(kind);
        resource.setMetadata(subject.metadata(name));
        resource.setAdditionalProperty("spec", spec);
        return resource;
    }

    private static Map<String, Object> ref(String name, String kind) {
        var ref = new LinkedHashMap<String, Object>();
        ref.put("name", name);
        ref.put("kind", kind);
        return ref;
    }
}
