package dev.ecs2eks.translate.subject;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gives each original one name; the second original that comes out alike gets its hash (mapping G5). */
public final class UniqueNames {

    private final Set<String> taken = new HashSet<>();
    private final UnaryOperator<String> cleaning;
    private final int length;

    public UniqueNames(UnaryOperator<String> cleaning, int length) {
        this.cleaning = cleaning;
        this.length = length;
    }

    /** The name for this original, never one that was given before. */
    public String next(String original) {
        var cleaned = cleaning.apply(original);
        var name = cleaned;
        for (int copy = 0; !taken.add(name); copy++) {
            name = KubernetesName.withHash(cleaned, copy == 0 ? original : original + "#" + copy, length);
        }
        return name;
    }
}
