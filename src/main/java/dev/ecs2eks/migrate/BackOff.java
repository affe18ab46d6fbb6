package dev.ecs2eks.migrate;

import java.time.Duration;

/** How long to wait before trying again what time can heal: doubling, up to five minutes. */
public final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private BackOff() {}

    /** After so many tries in a row that failed, at least one. */
    public static Duration after(int tries) {
        var wait = FIRST.multipliedBy(1L << Math.min(Math.max(tries, 1) - 1, 10));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
