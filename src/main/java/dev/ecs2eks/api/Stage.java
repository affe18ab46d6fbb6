package dev.ecs2eks.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a migration is asked to go, and how far it has gone. */
public enum Stage {
    /** Reads, translates, tries, stores the plan; writes ConfigMaps only. */
    @JsonProperty("Plan")
    PLAN("Plan"),
    /** Applies everything that takes no traffic, follows ECS, repairs drift. */
    @JsonProperty("Deploy")
    DEPLOY("Deploy");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** As written in the resource. */
    public String label() {
        return label;
    }
}
