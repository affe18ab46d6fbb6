package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.Page.Ink;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void columns_stand_under_each_other() {
        assertThat(printed(false, page -> {
                    page.row(8, "Info", Ink.DIM, "one");
                    page.row(8, "Warning", Ink.YELLOW, "two");
                }))
                .isEqualTo("  Info      one\n  Warning   two\n");
    }

    @Test
    void colours_are_used_where_they_are_seen() {
        assertThat(printed(true, page -> page.row(3, "bad", Ink.RED, "x"))).isEqualTo("  \u001b[31mbad\u001b[0m  x\n");
    }

    @Test
    void a_pipe_gets_no_escape_sequence() {
        assertThat(printed(false, page -> {
                    page.heading("Title");
                    page.row(3, "bad", Ink.RED, "x");
                    page.paragraph(2, Ink.BLUE, "words");
                }))
                .doesNotContain("\u001b");
    }

    @Test
    void a_long_sentence_is_wrapped_between_words_and_indented() {
        var sentence = "word ".repeat(60).strip();
        assertThat(printed(false, page -> page.paragraph(4, Ink.PLAIN, sentence))
                        .lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line ->
                        assertThat(line).startsWith("    word").endsWith("word").hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void a_finding_stands_out_by_its_severity() {
        var finding = new Finding("duplicate-port", Severity.WARNING, "/taskDefinition", "Two ports.", "Drop one.");
        assertThat(printed(true, page -> page.findings(List.of(finding))).lines())
                .first()
                .isEqualTo("  \u001b[33mWarning\u001b[0m  duplicate-port  /taskDefinition");
    }

    @Test
    void a_part_that_is_there_shows_its_time_at_the_end() {
        assertThat(printed(false, page -> new Spoken(page).done("Chart", "installed", Duration.ofMillis(1_234))))
                .startsWith("  Chart       installed ")
                .endsWith(" 1.2 s\n");
    }

    private static String printed(boolean colours, Consumer<Page> story) {
        var bytes = new ByteArrayOutputStream();
        story.accept(new Page(new PrintStream(bytes, false, StandardCharsets.UTF_8), 80, colours));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
