package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Observation.Obstacle;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** What a failed call means: which of them end the observation, and the sentence a person reads then. */
final class Failures {

    private static final Set<String> DENIED = Set.of(
            "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "UnauthorizedException", "NotAuthorized");

    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "InvalidToken",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "OptInRequired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private final Region region;

    Failures(Region region) {
        this.region = region;
    }

    /** {@link Denied}, {@link Obstructed}, or the failure itself where it says something about the thing asked for. */
    RuntimeException meaning(Operation operation, String subject, SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            return ofAnswer(operation, subject, answer);
        }
        var message = Optional.ofNullable(failure.getMessage()).orElse("");
        return message.startsWith("Unable to load credentials")
                ? noCredentials(Obstacle.UNREACHABLE, "none found yet", failure)
                : unreachable(operation, subject, "no answer", failure);
    }

    private RuntimeException ofAnswer(Operation operation, String subject, AwsServiceException answer) {
        var code = code(answer);
        if (DENIED.contains(code)) {
            return new Denied(operation, answer);
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return noCredentials(Obstacle.DENIED, code, answer);
        }
        if (answer.isThrottlingException()) {
            return new Obstructed(
                    Obstacle.THROTTLED,
                    "AWS asked to slow down at %s for %s (%s); it is asked again later, nothing has to be done."
                            .formatted(operation.action(), subject, region),
                    answer);
        }
        if (answer.statusCode() >= 500) {
            return unreachable(operation, subject, "HTTP " + answer.statusCode() + " " + code, answer);
        }
        return answer;
    }

    /** A denied read without which there is nothing to plan. */
    Obstructed denied(Denied denial, String subject) {
        return new Obstructed(
                Obstacle.DENIED,
                "The AWS identity in use may not call %s on %s (%s): allow that action in its IAM policy."
                        .formatted(denial.operation().action(), subject, region),
                denial);
    }

    /** An answer that nobody expected at this call. */
    Obstructed unexpected(AwsServiceException answer) {
        return new Obstructed(
                Obstacle.MALFORMED,
                "AWS refused a read in %s with %s: %s; check spec.source."
                        .formatted(
                                region,
                                code(answer),
                                Optional.ofNullable(answer.awsErrorDetails())
                                        .map(AwsErrorDetails::errorMessage)
                                        .orElse("no reason given")),
                answer);
    }

    private Obstructed unreachable(Operation operation, String subject, String what, SdkException failure) {
        return new Obstructed(
                Obstacle.UNREACHABLE,
                "AWS gave no usable answer to %s for %s (%s, %s); it is asked again by itself. If this lasts, check the way to the AWS endpoints."
                        .formatted(operation.action(), subject, region, what),
                failure);
    }

    /** Those of a pod may still be on their way when it starts; those that AWS refused will not get better. */
    private static Obstructed noCredentials(Obstacle obstacle, String what, SdkException failure) {
        return new Obstructed(
                obstacle,
                "No usable AWS credentials (%s): give the operator's ServiceAccount an IAM role, or set AWS_PROFILE on the command line."
                        .formatted(what),
                failure);
    }

    static String code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
