package dev.ecs2eks.translate.network;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A port that a container listens on.
 *
 * @param protocol in Kubernetes' capitals: {@code TCP}, {@code UDP}
 * @param mappingName of the port mapping, which Service Connect refers to
 * @param applicationProtocol in Kubernetes' words, {@code kubernetes.io/h2c}
 */
record PodPort(int number, String protocol, @Nullable String mappingName, @Nullable String applicationProtocol) {

    static boolean isValid(@Nullable Integer number) {
        return number != null && number >= 1 && number <= 65535;
    }

    PodPort withApplicationProtocol(String other) {
        return new PodPort(number, protocol, mappingName, other);
    }

    /** What a Service calls it before the name is made to fit. */
    String wantedName() {
        if (mappingName != null && !mappingName.isEmpty()) {
            return mappingName;
        }
        return protocol.toLowerCase(Locale.ROOT) + "-" + number;
    }
}
