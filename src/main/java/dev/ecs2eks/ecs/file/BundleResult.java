package dev.ecs2eks.ecs.file;

import dev.ecs2eks.ecs.EcsApplication;

/**
 * What one service of a file became. The source is the file's name, with {@code #service} behind it where a file holds
 * several.
 */
public sealed interface BundleResult {

    String source();

    /** A service, or a task definition alone. */
    record Read(String source, EcsApplication application) implements BundleResult {}

    /**
     * No service can be read.
     *
     * @param sentence one line: where ({@code line:column} or a JSON pointer), what is wrong, what to do; no value of
     *     the file
     */
    record Refused(String source, String sentence) implements BundleResult {}
}
