package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What was denied while one part of the picture was read: a part without its denied pieces says which they are. */
final class Gaps {

    private final Set<String> denied = new LinkedHashSet<>();

    /** What was read, or {@code substitute} where it is denied. */
    <T> T read(T substitute, Supplier<T> read) {
        try {
            return read.get();
        } catch (Denied e) {
            denied.add(e.operation().action());
            return substitute;
        }
    }

    /** These and those. */
    Gaps and(Gaps others) {
        var both = new Gaps();
        both.denied.addAll(denied);
        both.denied.addAll(others.denied);
        return both;
    }

    <T> Reading<T> around(List<T> values) {
        return Reading.without(denied, values);
    }
}
