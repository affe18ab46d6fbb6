package dev.ecs2eks.translate.logging;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the log routing means for the containers.
 *
 * @param leftOut indices of containers that the pod does without
 * @param sidecars indices of log routers that stay, as native side-cars, because the application itself writes to them
 * @param environment variables that ECS sets in containers beside a router, by container index
 */
public record Logging(Set<Integer> leftOut, Set<Integer> sidecars, Map<Integer, List<EnvVar>> environment) {}
