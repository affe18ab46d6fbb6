package dev.ecs2eks.translate.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** IAM's habit of writing a list of one as the one. */
final class OneOrMany {

    private OneOrMany() {}

    static List<String> texts(@Nullable Object oneOrMany) {
        if (oneOrMany instanceof List<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return oneOrMany == null ? List.of() : List.of(String.valueOf(oneOrMany));
    }
}
