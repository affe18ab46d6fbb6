package dev.ecs2eks.translate.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that must change in AWS (contract: awsChanges). JSON values are maps, lists and strings in IAM's own
 * capitals.
 *
 * @param mode {@code Report}: a person does it; {@code Manage}: the operator does
 * @param statement the one IAM statement that is missing; empty where no policy changes
 * @param document the whole new policy, every old statement in it; empty where no policy changes
 * @param command the AWS CLI call that would do it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AwsChange(
        String action,
        String resource,
        String mode,
        String reason,
        Map<String, Object> statement,
        Map<String, Object> document,
        List<String> command) {

    /** Empty policies are not written, and come back so from a stored plan. */
    public AwsChange {
        statement = Objects.requireNonNullElse(statement, Map.of());
        document = Objects.requireNonNullElse(document, Map.of());
    }
}
