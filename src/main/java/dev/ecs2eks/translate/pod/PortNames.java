package dev.ecs2eks.translate.pod;

import dev.ecs2eks.translate.subject.KubernetesName;
import dev.ecs2eks.translate.subject.UniqueNames;
import java.util.regex.Pattern;

/** Names of ports, unique in the pod: at most 15 characters, a letter among them, no two hyphens in a row (G5). */
final class PortNames {

    private static final int LENGTH = 15;
    private static final Pattern HYPHENS = Pattern.compile("-{2,}+");

    private final UniqueNames names = new UniqueNames(PortNames::clean, LENGTH);

    String next(String original) {
        return names.next(original);
    }

    private static String clean(String original) {
        var label = HYPHENS.matcher(KubernetesName.label(original, LENGTH)).replaceAll("-");
        return label.chars().anyMatch(c -> c >= 'a' && c <= 'z') ? label : clean("p-" + original);
    }
}
