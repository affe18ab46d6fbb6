package dev.ecs2eks.ecs.aws;

import static dev.ecs2eks.ecs.aws.AwsEcsSourceTest.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.ecs.Observation;
import dev.ecs2eks.ecs.Observation.NotSeen;
import dev.ecs2eks.ecs.Observation.Seen;
import dev.ecs2eks.ecs.ServiceReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a second look costs. */
class SharedReadsTest {

    private final StubAws aws = new StubAws();
    private final AwsEcsSource source = aws.source();

    @Test
    void a_second_look_asks_for_the_service_alone() {
        source.observe(CHECKOUT);
        aws.asked.clear();

        var again = source.observe(CHECKOUT);

        assertThat(aws.asked).extracting(StubAws.Asked::operation).containsExactly("DescribeServices");
        assertThat(again).isEqualTo(new StubAws().source().observe(CHECKOUT));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void an_answer_is_used_until_its_age_and_not_beyond(Operation operation) {
        source.observe(CHECKOUT);
        var first = aws.count(operation);

        aws.passes(operation.age().minusSeconds(60));
        source.observe(CHECKOUT);
        assertThat(aws.count(operation))
                .as("a little younger")
                .isEqualTo(operation.age().isZero() ? first * 2 : first);

        aws.asked.clear();
        aws.passes(Duration.ofMinutes(2));
        source.observe(CHECKOUT);
        assertThat(aws.count(operation)).as("a little older").isEqualTo(first);
    }

    @Test
    void a_new_task_definition_is_read_at_once() {
        source.observe(CHECKOUT);
        aws.answering("DescribeServices", StubAws.wire("DescribeServices").replace("checkout:7", "checkout:8"));

        source.observe(CHECKOUT);

        assertThat(aws.count(Operation.DESCRIBE_TASK_DEFINITION)).isEqualTo(2);
    }

    @Test
    void what_was_denied_is_asked_again_so_that_a_new_right_counts_at_once() {
        aws.failing(Operation.GET_ROLE, 403, "AccessDenied");
        source.observe(CHECKOUT);
        aws.answering("GetRole", StubAws.wire("GetRole"));

        var seen = (Seen) source.observe(CHECKOUT);

        assertThat(seen.application().identity().roles().missing()).isEmpty();
        assertThat(seen.application().identity().roles().values()).isNotEmpty();
    }

    @Test
    void a_look_that_was_cut_short_goes_on_where_it_was() {
        aws.failing(Operation.GET_ROLE, 400, "Throttling");
        assertThat(source.observe(CHECKOUT)).isInstanceOf(NotSeen.class);
        aws.asked.clear();
        aws.answering("GetRole", StubAws.wire("GetRole"));

        assertThat(source.observe(CHECKOUT)).isInstanceOf(Seen.class);

        assertThat(aws.count(Operation.DESCRIBE_TARGET_GROUPS)).isZero();
        assertThat(aws.count(Operation.GET_ROLE)).isPositive();
    }

    @Test
    void threads_that_look_at_the_same_time_share_what_they_have_in_common() throws Exception {
        var names = IntStream.range(0, 40).mapToObj(i -> "service-" + i).toList();
        aws.answering("DescribeServices", asked -> new StubAws.Answer(200, asEachOf(names, asked)));
        var threads = Executors.newFixedThreadPool(20);
        try {
            var looks = threads.invokeAll(names.stream()
                    .<Callable<Observation>>map(name -> () ->
                            source.observe(new ServiceReference("prod", name, Optional.empty(), Optional.empty())))
                    .toList());
            for (int i = 0; i < names.size(); i++) {
                assertThat(looks.get(i).get()).isInstanceOf(Seen.class);
                assertThat(((Seen) looks.get(i).get())
                                .application()
                                .service()
                                .orElseThrow()
                                .serviceName())
                        .isEqualTo(names.get(i));
            }
        } finally {
            threads.shutdownNow();
        }

        // one service names what the other does, but its scaling is its own
        assertThat(aws.count(Operation.DESCRIBE_TASK_DEFINITION)).isEqualTo(1);
        assertThat(aws.count(Operation.DESCRIBE_CLUSTERS)).isEqualTo(1);
        assertThat(aws.count(Operation.GET_ROLE)).isEqualTo(2);
        assertThat(aws.count(Operation.DESCRIBE_SCALABLE_TARGETS)).isEqualTo(40);
    }

    /** The one service under each of the names that were asked for. */
    private static String asEachOf(List<String> names, String asked) {
        var one = StubAws.wire("DescribeServices")
                .replaceFirst("(?s)^.*?\\[", "")
                .replaceFirst("(?s)],\\s*\"failures.*$", "");
        return names.stream()
                .filter(name -> asked.contains("\"" + name + "\""))
                .map(name -> one.replace("\"serviceName\": \"checkout\"", "\"serviceName\": \"" + name + "\""))
                .collect(Collectors.joining(",", "{\"services\":[", "]}"));
    }
}
