package dev.ecs2eks.ecs;

/** Where services are looked at: live AWS or a folder of bundles. Both give equal snapshots for equal input. */
public interface EcsSource {

    /** Looks once. What can go wrong outside is a value of the result; only bugs throw. */
    Observation observe(ServiceReference reference);
}
