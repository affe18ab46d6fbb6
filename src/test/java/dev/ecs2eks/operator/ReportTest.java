package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.api.EcsMigrationStatus;
import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, none",
        "0, 0, 9, none",
        "0, 5, 0, 5 warning",
        "2, 0, 0, 2 blocking",
        "2, 5, 1, '2 blocking, 5 warning'"
    })
    void counts_read_as_words(int blocking, int warning, int info, String summary) {
        var counts = Report.counts(findings(blocking, warning, info));
        assertThat(counts.summary()).isEqualTo(summary);
        assertThat(counts.blocking()).isEqualTo(blocking);
        assertThat(counts.warning()).isEqualTo(warning);
        assertThat(counts.info()).isEqualTo(info);
    }

    @Test
    void an_accepted_finding_no_longer_counts() {
        var accepted = finding(Severity.BLOCKING).acceptedBecause("known");
        assertThat(Report.counts(List.of(accepted)))
                .isEqualTo(new EcsMigrationStatus.FindingCounts(0, 0, 0, "none", List.of()));
    }

    @Test
    void only_the_gravest_are_told_and_none_at_length() {
        var counts = Report.counts(findings(3, 9, 9));
        assertThat(counts.top()).hasSize(5).allSatisfy(it -> {
            assertThat(it.severity()).isNotEqualTo("Info");
            assertThat(it.message().length()).isLessThanOrEqualTo(240);
            assertThat(it.field().length()).isLessThanOrEqualTo(240);
        });
    }

    private static List<Finding> findings(int blocking, int warning, int info) {
        return Stream.of(
                        Collections.nCopies(blocking, finding(Severity.BLOCKING)),
                        Collections.nCopies(warning, finding(Severity.WARNING)),
                        Collections.nCopies(info, finding(Severity.INFO)))
                .flatMap(List::stream)
                .toList();
    }

    private static Finding finding(Severity severity) {
        return new Finding("code", severity, "/f".repeat(300), "m".repeat(1000), "s");
    }
}
