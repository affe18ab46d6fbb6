package dev.ecs2eks.translate.identity;

import java.util.Map;
import java.util.Optional;

/** A statement of a trust policy that lets the pods of one ServiceAccount assume the role (mapping §7.4). */
sealed interface TrustStatement permits WebIdentityStatement, PodIdentityStatement {

    /** The statement by itself. */
    Map<String, Object> whole();

    /** Whether an existing statement lets the ServiceAccount in already. */
    boolean isCoveredBy(Map<?, ?> statement);

    /** An existing statement of this kind that lets these pods in too, which says the same in less room (T34a). */
    Optional<Map<String, Object>> joined(Map<String, Object> statement);
}
