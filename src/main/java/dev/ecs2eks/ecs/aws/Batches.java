package dev.ecs2eks.ecs.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Joins the questions that come while a call is under way into the next one. No clock: a question that comes alone is
 * asked at once, and the busier it gets the fuller the calls are.
 */
final class Batches<K, V> {

    private record Waiting<K, V>(K key, CompletableFuture<V> answer) {}

    private final ConcurrentLinkedQueue<Waiting<K, V>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final int most;
    private final Function<List<K>, Map<K, V>> call;

    /**
     * @param most keys that a call may hold
     * @param call must answer each key it is given
     */
    Batches(int most, Function<List<K>, Map<K, V>> call) {
        this.most = most;
        this.call = call;
    }

    V get(K key) {
        var mine = new Waiting<K, V>(key, new CompletableFuture<>());
        queue.add(mine);
        while (!mine.answer.isDone()) {
            oneAtATime.lock();
            try {
                if (!mine.answer.isDone()) {
                    askForTheNextOnes();
                }
            } finally {
                oneAtATime.unlock();
            }
        }
        return Calls.outcome(mine.answer);
    }

    /** How many questions have not been asked yet. */
    int waiting() {
        return queue.size();
    }

    private void askForTheNextOnes() {
        var batch = new ArrayList<Waiting<K, V>>();
        for (var next = queue.poll(); next != null; next = batch.size() < most ? queue.poll() : null) {
            batch.add(next);
        }
        if (!asked(batch)) {
            // one key that nobody may read must not blind the others
            batch.forEach(one -> asked(List.of(one)));
        }
    }

    /** Whether that settled it; a call that fails as a whole settles it for a single key only. */
    private boolean asked(List<Waiting<K, V>> batch) {
        try {
            var answers = call.apply(batch.stream().map(Waiting::key).distinct().toList());
            batch.forEach(one -> one.answer.complete(answers.get(one.key)));
            return true;
        } catch (Obstructed e) {
            batch.forEach(one -> one.answer.completeExceptionally(e));
            return true;
        } catch (RuntimeException | Error e) {
            if (batch.size() > 1) {
                return false;
            }
            batch.forEach(one -> one.answer.completeExceptionally(e));
            return true;
        }
    }
}
