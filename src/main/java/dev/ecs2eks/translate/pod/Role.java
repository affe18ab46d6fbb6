package dev.ecs2eks.translate.pod;

/** What a container is in the pod (mapping §4.1). */
enum Role {
    /** Somebody waits for its end: a regular init container. */
    INIT,
    /** Somebody waits for its start or its health: an init container that keeps running. */
    SIDECAR,
    /** Nobody waits for it. */
    MAIN
}
