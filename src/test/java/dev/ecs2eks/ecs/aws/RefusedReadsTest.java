package dev.ecs2eks.ecs.aws;

import static dev.ecs2eks.ecs.aws.AwsEcsSourceTest.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Observation;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Obstacle;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.ServiceReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What becomes of a plan when AWS refuses one of the reads. */
class RefusedReadsTest {

    /** Without these there is nothing to plan from. */
    private static final Set<Operation> PRIMARY =
            EnumSet.of(Operation.DESCRIBE_SERVICES, Operation.DESCRIBE_TASK_DEFINITION);

    private final StubAws aws = new StubAws();

    static Stream<Operation> secondary() {
        return EnumSet.complementOf(EnumSet.copyOf(PRIMARY)).stream();
    }

    @ParameterizedTest
    @MethodSource("secondary")
    void a_denied_read_around_the_service_is_a_part_that_names_the_action_to_allow(Operation operation) {
        aws.failing(operation, 403, "AccessDenied");

        var seen = seen();

        assertThat(readings(seen)).extracting(Reading::missing).contains(Optional.of("action " + operation.action()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = Mode.INCLUDE,
            names = {"DESCRIBE_SERVICES", "DESCRIBE_TASK_DEFINITION"})
    void a_denied_read_of_the_service_itself_ends_the_look(Operation operation) {
        aws.failing(operation, 400, "AccessDeniedException");

        var notSeen = notSeen();

        assertThat(notSeen.obstacle()).isEqualTo(Obstacle.DENIED);
        assertThat(notSeen.sentence()).contains(operation.action(), "eu-west-1", "allow");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void a_throttled_read_is_never_half_a_picture(Operation operation) {
        aws.failing(operation, 400, throttled(operation));

        var notSeen = notSeen();

        assertThat(notSeen.obstacle()).isEqualTo(Obstacle.THROTTLED);
        assertThat(notSeen.sentence()).contains(operation.action());
        assertThat(aws.count(operation)).as("attempts").isEqualTo(3);
    }

    private static String throttled(Operation operation) {
        return switch (operation.action().substring(0, operation.action().indexOf(':'))) {
            case "iam" -> "Throttling";
            case "ec2" -> "RequestLimitExceeded";
            default -> "ThrottlingException";
        };
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void a_server_error_is_retried_and_then_never_half_a_picture(Operation operation) {
        aws.failing(operation, 503, "ServiceUnavailable");

        var notSeen = notSeen();

        assertThat(notSeen.obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        assertThat(notSeen.sentence()).contains(operation.action(), "503");
        assertThat(aws.count(operation)).as("attempts").isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void a_read_that_fails_once_is_as_if_nothing_had_been(Operation operation) {
        var undisturbed = new StubAws().source().observe(CHECKOUT);
        aws.answering(
                StubAws.name(operation),
                asked -> aws.count(operation) == 1
                        ? StubAws.error(StubAws.name(operation), 500, "InternalFailure")
                        : new StubAws.Answer(200, StubAws.wire(StubAws.name(operation))));

        assertThat(aws.source().observe(CHECKOUT)).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @MethodSource("secondary")
    void an_empty_answer_is_something_that_was_looked_at(Operation operation) {
        var code = NOT_THERE.get(operation);
        if (code == null) {
            aws.answering(StubAws.name(operation), empty(operation));
        } else {
            aws.failing(operation, 404, code);
        }

        assertThat(readings(seen())).extracting(Reading::missing).containsOnly(Optional.empty());
    }

    /** Where AWS says with an error that a thing does not exist. */
    private static final Map<Operation, String> NOT_THERE = Map.ofEntries(
            Map.entry(Operation.GET_ROLE, "NoSuchEntity"),
            Map.entry(Operation.GET_POLICY, "NoSuchEntity"),
            Map.entry(Operation.GET_POLICY_VERSION, "NoSuchEntity"),
            Map.entry(Operation.GET_ROLE_POLICY, "NoSuchEntity"),
            Map.entry(Operation.GET_OIDC_PROVIDER, "NoSuchEntity"),
            Map.entry(Operation.GET_SERVICE, "ServiceNotFound"),
            Map.entry(Operation.LIST_INSTANCES, "ServiceNotFound"),
            Map.entry(Operation.GET_NAMESPACE, "NamespaceNotFound"),
            Map.entry(Operation.DESCRIBE_TARGET_GROUPS, "TargetGroupNotFound"),
            Map.entry(Operation.DESCRIBE_LOAD_BALANCERS, "LoadBalancerNotFound"),
            Map.entry(Operation.DESCRIBE_LISTENERS, "LoadBalancerNotFound"),
            Map.entry(Operation.DESCRIBE_SECRET, "ResourceNotFoundException"));

    private static String empty(Operation operation) {
        var name = StubAws.name(operation);
        return StubAws.wire(name).startsWith("<")
                ? "<%1$sResponse><%1$sResult></%1$sResult></%1$sResponse>".formatted(name)
                : "{}";
    }

    @Test
    void T03a_a_service_in_failures_is_missing_although_the_answer_is_a_success() {
        aws.answering(
                "DescribeServices",
                """
                {"services":[],"failures":[{"arn":"arn:aws:ecs:eu-west-1:1:service/prod/checkout","reason":"MISSING"}]}
                """);

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.MISSING);
        assertThat(notSeen().sentence())
                .startsWith("ECS has no service checkout in cluster prod (eu-west-1): check spec.source");
    }

    @Test
    void a_missing_cluster_is_named() {
        aws.failing(Operation.DESCRIBE_SERVICES, 400, "ClusterNotFoundException");

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.MISSING);
        assertThat(notSeen().sentence()).startsWith("ECS has no cluster prod in eu-west-1");
    }

    @Test
    void a_missing_task_definition_is_named_with_the_service_that_needs_it() {
        aws.failing(Operation.DESCRIBE_TASK_DEFINITION, 400, "ClientException");

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.MISSING);
        assertThat(notSeen().sentence()).contains("task-definition/checkout:7", "service checkout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException"})
    void credentials_that_AWS_refuses_are_told_as_such(String code) {
        aws.failing(Operation.DESCRIBE_SERVICES, 400, code);

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.DENIED);
        assertThat(notSeen().sentence()).startsWith("No usable AWS credentials (" + code + ")");
    }

    @Test
    void an_unexpected_refusal_says_what_AWS_said() {
        aws.failing(Operation.DESCRIBE_SERVICES, 400, "InvalidParameterException");

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.MALFORMED);
        assertThat(notSeen().sentence()).contains("InvalidParameterException", "so says the stub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Please log in</html>", "", "{}"})
    void an_answer_that_is_no_answer_is_never_a_snapshot(String body) {
        aws.answering("DescribeTaskDefinition", body);

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        assertThat(notSeen().sentence()).contains("ecs:DescribeTaskDefinition");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void a_line_that_is_cut_is_tried_again_and_then_told(Operation operation) {
        aws.answering(StubAws.name(operation), asked -> {
            throw new UncheckedIOException(new IOException("connection reset"));
        });

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.UNREACHABLE);
    }

    @Test
    void without_credentials_the_sentence_says_where_they_come_from() {
        aws.answering("DescribeServices", asked -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        });

        assertThat(notSeen().obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        assertThat(notSeen().sentence()).contains("ServiceAccount", "AWS_PROFILE");
    }

    @Test
    void a_service_of_another_account_than_the_one_asked_for_is_never_planned() {
        var elsewhere = new ServiceReference("prod", "checkout", Optional.empty(), Optional.of("999988887777"));

        var notSeen = (NotSeen) aws.source().observe(elsewhere);

        assertThat(notSeen.sentence()).contains("111122223333", "999988887777");
        assertThat(notSeen.obstacle().healsByItself()).isFalse();
    }

    @Test
    void a_Region_that_is_none_never_becomes_a_host_name() {
        var nowhere = new ServiceReference("prod", "checkout", Optional.of("eu-west-1.example.com/"), Optional.empty());

        assertThat(((NotSeen) aws.source().observe(nowhere)).sentence()).contains("is no AWS Region");
        assertThat(aws.asked).isEmpty();
    }

    @Test
    void one_target_group_that_is_gone_does_not_hide_the_others() {
        aws.answering(
                "DescribeTargetGroups",
                asked -> asked.contains("admin/bbbb")
                        ? StubAws.error("DescribeTargetGroups", 400, "TargetGroupNotFound")
                        : new StubAws.Answer(
                                200,
                                StubAws.wire("DescribeTargetGroups")
                                        .replaceFirst("(?s)<member>.*?</LoadBalancerArns>\\s*</member>", "")));

        assertThat(seen().traffic().targetGroups().values())
                .singleElement()
                .satisfies(group -> assertThat(group.group().targetGroupArn()).endsWith("checkout/aaaa"));
    }

    private EcsApplication seen() {
        Observation observation = aws.source().observe(CHECKOUT);
        assertThat(observation).isInstanceOf(Seen.class);
        return ((Seen) observation).application();
    }

    private NotSeen notSeen() {
        Observation observation = aws.source().observe(CHECKOUT);
        assertThat(observation).isInstanceOf(NotSeen.class);
        return (NotSeen) observation;
    }

    private static List<Reading<?>> readings(EcsApplication seen) {
        var scaling = seen.scaling();
        var traffic = seen.traffic();
        return List.of(
                scaling.targets(),
                scaling.policies(),
                scaling.scheduledActions(),
                scaling.alarms(),
                traffic.targetGroups(),
                traffic.loadBalancers(),
                traffic.listeners(),
                traffic.rules(),
                traffic.cloudMapServices(),
                traffic.cloudMapNamespaces(),
                seen.identity().roles(),
                seen.identity().oidcProviders(),
                seen.surroundings().secrets().secrets(),
                seen.surroundings().secrets().parameters(),
                seen.surroundings().clusters(),
                seen.surroundings().serviceRevisions(),
                seen.surroundings().capacityProviders(),
                seen.surroundings().network().securityGroups(),
                seen.surroundings().network().subnets());
    }
}
