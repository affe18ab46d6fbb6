package dev.ecs2eks.ecs;

import java.util.Optional;

/**
 * Which ECS service is meant.
 *
 * @param cluster the cluster's name, not its ARN
 * @param region empty: the Region the operator runs in
 * @param account twelve digits; empty: the account the credentials belong to
 */
public record ServiceReference(String cluster, String service, Optional<String> region, Optional<String> account) {

    @Override
    public String toString() {
        return cluster + "/" + service;
    }
}
