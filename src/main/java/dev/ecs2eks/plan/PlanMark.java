package dev.ecs2eks.plan;

import dev.ecs2eks.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stored plan says about itself in annotations.
 *
 * @param digest of the plan
 * @param findings fingerprint of the findings before the cluster was asked
 * @param key what the plan was made from
 * @param parts how many ConfigMaps hold it
 */
public record PlanMark(String digest, String findings, PlanKey key, int parts) {

    static final String DIGEST = "ecs2eks.dev/plan";
    static final String FINDINGS = "ecs2eks.dev/plan-findings";
    static final String SOURCE = "ecs2eks.dev/plan-source";
    static final String SPEC = "ecs2eks.dev/plan-spec";
    static final String TRANSLATOR = "ecs2eks.dev/plan-translator";
    static final String CLUSTER = "ecs2eks.dev/plan-cluster";
    static final String PARTS = "ecs2eks.dev/plan-parts";

    /** The fingerprint of findings and of what a person accepted. */
    public static String fingerprint(List<Finding> findings, List<AcceptedFinding> accepted) {
        return Sha256.of(findings, accepted);
    }

    public Map<String, String> annotations() {
        var annotations = new LinkedHashMap<String, String>();
        annotations.put(DIGEST, digest);
        annotations.put(FINDINGS, findings);
        annotations.put(SOURCE, key.source());
        annotations.put(SPEC, key.spec());
        annotations.put(TRANSLATOR, key.translator());
        annotations.put(CLUSTER, key.cluster());
        annotations.put(PARTS, Integer.toString(parts));
        return annotations;
    }

    /** Empty when somebody took an annotation away: such a plan is stored anew. */
    public static Optional<PlanMark> of(Map<String, String> annotations) {
        if (!annotations
                .keySet()
                .containsAll(new PlanMark("", "", new PlanKey("", "", "", ""), 0)
                        .annotations()
                        .keySet())) {
            return Optional.empty();
        }
        var key = new PlanKey(
                annotations.getOrDefault(SOURCE, ""),
                annotations.getOrDefault(SPEC, ""),
                annotations.getOrDefault(TRANSLATOR, ""),
                annotations.getOrDefault(CLUSTER, ""));
        return Optional.of(new PlanMark(
                annotations.getOrDefault(DIGEST, ""),
                annotations.getOrDefault(FINDINGS, ""),
                key,
                parts(annotations.getOrDefault(PARTS, ""))));
    }

    private static int parts(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
