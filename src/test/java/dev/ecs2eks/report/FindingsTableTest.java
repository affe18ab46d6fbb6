package dev.ecs2eks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Finding;
import dev.ecs2eks.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads in a terminal. */
class FindingsTableTest {

    @Test
    void codes_and_places_stand_in_columns_and_sentences_below_them() {
        assertThat(new FindingsTable(60).of(List.of(Plans.BLOCKING, Plans.ACCEPTED)))
                .isEqualTo(
                        """
                        Blocking  duplicate-port             /taskDefinition
                                  Two containers listen on 80.
                                  → Move one.
                        Info      ContainerDefinition.links  (all of it)
                                  There are no links.
                                  → Use localhost.
                                  accepted: nobody uses them
                        1 blocking, 1 info
                        """);
    }

    @Test
    void sentences_wrap_between_words_at_the_terminals_edge() {
        var long_ = new Finding(
                "a",
                Severity.INFO,
                "/b",
                "word ".repeat(30).strip(),
                "do ".repeat(30).strip());

        var table = new FindingsTable(50).of(List.of(long_));

        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
        assertThat(table).contains("      → do do").contains("\n        do do");
    }

    @Test
    void a_pointer_is_never_cut_because_people_copy_it() {
        var pointer = "/taskDefinition/containerDefinitions/0/logConfiguration/options/awslogs-datetime-format";

        assertThat(new FindingsTable(40).of(List.of(new Finding("a", Severity.INFO, pointer, "b", ""))))
                .contains(pointer);
    }

    @Test
    void a_terminal_is_not_commanded_by_names_from_files() {
        var hostile = new Finding("a", Severity.INFO, "/\u001b[2J", "gone\u001b]0;x\u0007", "");

        assertThat(new FindingsTable(80).of(List.of(hostile))).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void nothing_found_is_said() {
        assertThat(new FindingsTable(80).of(List.of())).isEqualTo("no findings\n");
    }

    @Test
    void a_plan_at_a_glance_names_objects_aws_changes_and_findings() {
        assertThat(new PlanTable(new FindingsTable(80)).of(Plans.rich()))
                .startsWith(
                        """
                        ConfigMap  shop
                        iam:UpdateAssumeRolePolicy  arn:aws:iam::111122223333:role/shop  (Report)

                        Blocking""");
    }
}
