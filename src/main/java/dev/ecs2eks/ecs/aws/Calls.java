package dev.ecs2eks.ecs.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one way to AWS: failures get their meaning here, and an answer is used again while it is young enough. Those who
 * ask for the same thing at the same time share one call; a failure is never kept.
 */
final class Calls {

    /** Bounds memory, not work: what is thrown out is read again. */
    private static final int MOST_ANSWERS = 20_000;

    private record Question(Operation operation, String subject) {}

    private final Cache<Question, CompletableFuture<Object>> answers;
    private final Failures failures;

    Calls(Failures failures, Ticker ticker) {
        this.failures = failures;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST_ANSWERS)
                .expireAfter(Expiry.<Question, CompletableFuture<Object>>creating(
                        (question, answer) -> question.operation().age()))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Asks now. */
    <T> T call(Operation operation, String subject, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failures.meaning(operation, subject, e);
        }
    }

    /**
     * Asks, or gives the answer of an earlier time.
     *
     * @param subject names all that the answer depends on
     */
    @SuppressWarnings("unchecked") // an operation has one type of answer
    <T> T remembered(Operation operation, String subject, Supplier<T> call) {
        var question = new Question(operation, subject);
        var mine = new CompletableFuture<Object>();
        var earlier = answers.asMap().putIfAbsent(question, mine);
        if (earlier != null) {
            return (T) outcome(earlier);
        }
        try {
            mine.complete(call(operation, subject, call));
        } catch (RuntimeException | Error e) {
            answers.asMap().remove(question, mine);
            mine.completeExceptionally(e);
        }
        return (T) outcome(mine);
    }

    /** The answer, or the failure, of a call that another thread may have made. */
    static <V> V outcome(CompletableFuture<V> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
