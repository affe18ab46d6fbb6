package dev.ecs2eks.cli.local;

import java.time.Duration;

/** Tells a person how a start goes on. */
public interface Narrator {

    /** A line of something long that is under way, such as a first build. */
    void progress(String line);

    /** A part that is there now. */
    void done(String part, String sentence, Duration took);
}
