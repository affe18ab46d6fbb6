package dev.ecs2eks.cli;

import dev.ecs2eks.cli.local.Narrator;
import java.time.Duration;
import java.util.Locale;

/** Puts the parts of a start on the page, each with the time it took. */
record Spoken(Page page) implements Narrator {

    @Override
    public void progress(String line) {
        page.paragraph(4, Page.Ink.DIM, line);
    }

    @Override
    public void done(String part, String sentence, Duration took) {
        page.row(10, part, Page.Ink.GREEN, String.format(Locale.ROOT, "%-64s %6s", sentence, seconds(took)));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
