package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.translate.subject.EcsContainer;
import java.util.Optional;

/**
 * A variable of a container whose value is a secret.
 *
 * @param pointer of its {@code valueFrom}
 * @param text of {@code valueFrom}; tells sources apart that cannot be read
 * @param reference empty when the text is none
 */
record Variable(EcsContainer container, String name, String pointer, String text, Optional<SecretReference> reference) {

    /** Equal for variables that get their value from the same place. */
    Object source() {
        return reference.<Object>map(it -> it).orElse(text);
    }
}
