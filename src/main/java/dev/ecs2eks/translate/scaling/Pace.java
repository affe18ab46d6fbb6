package dev.ecs2eks.translate.scaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast a policy may scale.
 *
 * @param outSeconds between two scale-outs
 * @param inSeconds between two scale-ins
 * @param percent of the pods that one scale-out may add; 0: no such limit
 * @param pods that one scale-out may add; 0: no such limit
 * @param scalesIn whether the policy ever removes tasks
 */
record Pace(int outSeconds, int inSeconds, int percent, int pods, boolean scalesIn) {

    /** What ECS uses where a policy says nothing (T33a). */
    static final int COOLDOWN = 300;

    /** Of one object for all policies (T33): the fastest way out, the slowest way in. */
    static Pace ofAll(List<Pace> paces) {
        int out = Integer.MAX_VALUE;
        int in = 0;
        int percent = 0;
        int pods = 0;
        boolean scalesIn = false;
        for (var pace : paces) {
            out = pace.percent + pace.pods > 0 ? Math.min(out, pace.outSeconds) : out;
            in = pace.scalesIn ? Math.max(in, pace.inSeconds) : in;
            percent = Math.max(percent, pace.percent);
            pods = Math.max(pods, pace.pods);
            scalesIn |= pace.scalesIn;
        }
        return new Pace(out == Integer.MAX_VALUE ? COOLDOWN : out, in, percent, pods, scalesIn);
    }

    static int orDefault(@Nullable Integer seconds) {
        return seconds == null || seconds < 0 ? COOLDOWN : seconds;
    }
}
