package dev.ecs2eks.plan;

/** A finding that a person has accepted by its code and field, with the reason (spec.acceptedFindings). */
public record AcceptedFinding(String code, String field, String reason) {}
