package dev.ecs2eks.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Locale;

/** Why the API server did not take a request. */
public enum Refusal {
    /** Time alone may help: too many requests, a conflict, a server error, no connection. */
    HEALS,
    /** This object is invalid, or an admission rule forbids it. */
    OF_THE_OBJECT,
    /** The kind does not exist. */
    KIND_UNKNOWN,
    /** RBAC does not allow the operator to. */
    NO_RIGHT,
    /** An admission webhook has side effects and takes no dry run. */
    NO_DRY_RUN;

    public static Refusal of(KubernetesClientException answer) {
        var words = words(answer).toLowerCase(Locale.ROOT);
        return switch (answer.getCode()) {
            case 400 -> words.contains("dry run") || words.contains("dryrun") ? NO_DRY_RUN : OF_THE_OBJECT;
            case 403 -> words.contains("cannot ") && words.contains("user ") ? NO_RIGHT : OF_THE_OBJECT;
            case 404 -> KIND_UNKNOWN;
            case 405, 413, 415, 422 -> OF_THE_OBJECT;
            default -> isUnknownKind(words) ? KIND_UNKNOWN : HEALS;
        };
    }

    /** What the API server said; may quote values of the object. */
    public static String words(KubernetesClientException answer) {
        var status = answer.getStatus();
        var words = status == null ? answer.getMessage() : status.getMessage();
        return words == null ? "" : words;
    }

    /** The client itself finds no such kind in the API server's discovery. */
    private static boolean isUnknownKind(String words) {
        return words.contains("could not find the metadata for the given apiversion and kind")
                || words.contains("could not find a registered handler for item");
    }
}
