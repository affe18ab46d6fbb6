package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.Oddity;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that was read, with what its JSON held beyond it.
 *
 * @param oddities their pointers start at {@code value}
 */
record Found<T>(T value, List<Oddity> oddities) {

    Found {
        oddities = List.copyOf(oddities);
    }

    static <T> Found<T> plain(T value) {
        return new Found<>(value, List.of());
    }

    /** One list of several things: pointers start at the list. */
    static <T> Found<List<T>> all(List<Found<T>> parts) {
        var oddities = new ArrayList<Oddity>();
        for (int i = 0; i < parts.size(); i++) {
            oddities.addAll(parts.get(i).oddities("/" + i));
        }
        return new Found<>(parts.stream().map(Found::value).toList(), oddities);
    }

    /** The oddities as they are called from further out. */
    List<Oddity> oddities(String pointer) {
        return oddities.stream()
                .map(oddity -> new Oddity(oddity.kind(), pointer + oddity.pointer(), oddity.name()))
                .toList();
    }
}
