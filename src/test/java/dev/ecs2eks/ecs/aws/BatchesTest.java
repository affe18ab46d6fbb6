package dev.ecs2eks.ecs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ecs2eks.ecs.Observation.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final List<List<Integer>> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMayReturn = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(26);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_question_that_comes_alone_is_asked_at_once() {
        firstMayReturn.countDown();

        assertThat(batches(this::squares).get(7)).isEqualTo(49);
        assertThat(asked).containsExactly(List.of(7));
    }

    @Test
    void questions_that_come_during_a_call_share_the_next_ones() {
        var batches = batches(this::squares);

        var answers = askTwentySix(batches);

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 26).map(i -> i * i).boxed().toList());
        // 25 others waited behind the first: ten, ten and five
        assertThat(asked).extracting(List::size).containsExactly(1, 10, 10, 5);
    }

    @Test
    void the_same_question_twice_is_one() {
        var batches = batches(this::squares);
        var first = CompletableFuture.supplyAsync(() -> batches.get(0), threads);
        soon().until(() -> asked.size() == 1);
        var second = CompletableFuture.supplyAsync(() -> batches.get(3), threads);
        var third = CompletableFuture.supplyAsync(() -> batches.get(3), threads);
        soon().until(() -> batches.waiting() == 2);
        firstMayReturn.countDown();

        assertThat(List.of(first.join(), second.join(), third.join())).containsExactly(0, 9, 9);
        assertThat(asked).containsExactly(List.of(0), List.of(3));
    }

    @Test
    void a_question_that_nobody_may_ask_does_not_blind_the_others() {
        var batches = batches(keys -> {
            if (keys.contains(13)) {
                throw new Denied(Operation.DESCRIBE_SERVICES, new IllegalStateException());
            }
            return squares(keys);
        });

        var answers = askTwentySix(batches);

        assertThatThrownBy(() -> answers.get(13).join()).hasCauseInstanceOf(Denied.class);
        answers.remove(13);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isNotNegative());
    }

    @Test
    void a_throttled_call_is_not_made_ten_calls() {
        var batches = batches(keys -> {
            var answers = squares(keys);
            if (keys.size() > 1) {
                throw new Obstructed(Obstacle.THROTTLED, "slow down");
            }
            return answers;
        });

        var answers = askTwentySix(batches);

        assertThat(answers.get(0).join()).isZero();
        assertThat(answers.subList(1, 26))
                .allSatisfy(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(Obstructed.class));
        assertThat(asked).hasSize(4);
    }

    /** The first one is under way while the others come, in their order. */
    private List<CompletableFuture<Integer>> askTwentySix(Batches<Integer, Integer> batches) {
        var answers = new CopyOnWriteArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 26; i++) {
            int key = i;
            answers.add(CompletableFuture.supplyAsync(() -> batches.get(key), threads));
            soon().until(() -> key == 0 ? asked.size() == 1 : batches.waiting() == key);
        }
        firstMayReturn.countDown();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> null)
                .join();
        return answers;
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private static Batches<Integer, Integer> batches(Function<List<Integer>, Map<Integer, Integer>> call) {
        return new Batches<>(10, call);
    }

    private Map<Integer, Integer> squares(List<Integer> keys) {
        asked.add(keys);
        try {
            firstMayReturn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return keys.stream().collect(Collectors.toMap(key -> key, key -> key * key));
    }
}
