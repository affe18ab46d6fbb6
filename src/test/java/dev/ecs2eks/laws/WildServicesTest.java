package dev.ecs2eks.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.plan.Plan;
import dev.ecs2eks.report.PlanJson;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.NetworkPolicySource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every input that can be read as a service, however odd. A failure prints the service. */
class WildServicesTest {

    private static final int TRIES = 200;

    @Provide
    Arbitrary<ObjectNode> services() {
        return Arbitraries.randomValue(WildServices::service);
    }

    @Property(tries = TRIES)
    void the_objects_are_what_kubernetes_takes(@ForAll("services") ObjectNode service) {
        assertThat(KubernetesRules.brokenBy(plan(service).manifests())).isEmpty();
    }

    @Property(tries = TRIES)
    void findings_point_into_the_bundle(@ForAll("services") ObjectNode service) {
        assertThat(plan(service).findings()).allSatisfy(finding -> assertThat(resolves(finding.field(), service))
                .as(finding.toString())
                .isTrue());
    }

    @Property(tries = TRIES)
    void the_order_of_members_means_nothing(@ForAll("services") ObjectNode service, @ForAll long seed) {
        var shuffled = (ObjectNode) WildServices.shuffled(service, new Random(seed));
        assertThat(lines(shuffled)).containsExactlyElementsOf(lines(service));
    }

    @Property(tries = TRIES)
    void the_language_of_the_machine_means_nothing(@ForAll("services") ObjectNode service) {
        var english = in(Locale.ENGLISH, () -> lines(service));
        assertThat(in(Locale.forLanguageTag("tr-TR"), () -> lines(service))).containsExactlyElementsOf(english);
        assertThat(in(Locale.forLanguageTag("ar-EG-u-nu-arab"), () -> lines(service)))
                .containsExactlyElementsOf(english);
    }

    /** What nobody can read, such as a policy that is no JSON, is refused with a sentence, not planned. */
    private static Plan plan(ObjectNode service) {
        var plan = RichBundle.plan(service, Options.none().withNetworkPolicy(NetworkPolicySource.SECURITY_GROUPS));
        Assume.that(plan.isPresent());
        return plan.orElseThrow();
    }

    private static List<String> lines(ObjectNode service) {
        return new PlanJson().one(plan(service)).lines().toList();
    }

    private static List<String> in(Locale locale, Supplier<List<String>> made) {
        var before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return made.get();
        } finally {
            Locale.setDefault(before);
        }
    }

    /** An absent member may be named, also below an absent object; an index must exist. */
    private static boolean resolves(String field, ObjectNode service) {
        JsonNode here = service;
        for (var rest = JsonPointer.compile(field); !rest.matches(); rest = rest.tail()) {
            var next = here.at(JsonPointer.compile("/" + escaped(rest.getMatchingProperty())));
            if (next.isMissingNode()) {
                return here.isObject() && !rest.toString().matches(".*/\\d.*");
            }
            here = next;
        }
        return true;
    }

    private static String escaped(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }
}
