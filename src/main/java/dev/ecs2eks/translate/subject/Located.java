package dev.ecs2eks.translate.subject;

/**
 * A value with its place.
 *
 * @param pointer JSON pointer into the snapshot's bundle form
 */
public record Located<T>(String pointer, T value) {}
