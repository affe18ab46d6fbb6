package dev.ecs2eks.translate.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ecs2eks.translate.placement.Condition.Comparison;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterQueryTest {

    /** Alternatives as {@code subject OPERATOR values & … | …}. */
    private static String disjunctive(String expression) {
        return ClusterQuery.parse(expression)
                .flatMap(DisjunctiveForm::of)
                .map(terms -> terms.stream().map(ClusterQueryTest::term).collect(Collectors.joining(" | ")))
                .orElse("-");
    }

    private static String term(List<Comparison> term) {
        return term.stream()
                .map(it -> it.subject() + " " + it.operator() + " " + String.join(",", it.values()))
                .map(String::strip)
                .collect(Collectors.joining(" & "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "attribute:ecs.instance-type == t2.small ; attribute:ecs.instance-type EQUAL t2.small",
                "attribute:stack==prod ; attribute:stack EQUAL prod",
                "attribute:stack equals 'a b' ; attribute:stack EQUAL a b",
                "attribute:stack != prod ; attribute:stack NOT_EQUAL prod",
                "attribute:z in [us-east-1a, us-east-1b] ; attribute:z IN us-east-1a,us-east-1b",
                "attribute:z !in ['a'] ; attribute:z NOT_IN a",
                "attribute:z not_in [a,b] ; attribute:z NOT_IN a,b",
                "attribute:x exists ; attribute:x EXISTS",
                "attribute:x !exists ; attribute:x NOT_EXISTS",
                "attribute:x not_exists ; attribute:x NOT_EXISTS",
                "attribute:n >= 4 ; attribute:n AT_LEAST 4",
                "attribute:t =~ m5\\..* ; attribute:t MATCHES m5\\..*",
                "(attribute:t =~ (m5|c5).*) ; attribute:t MATCHES (m5|c5).*",
                "attribute:t !~ t2.* ; attribute:t NOT_MATCHES t2.*",
                "task:group == service:web ; task:group EQUAL service:web",
                "a == 1 and b == 2 ; a EQUAL 1 & b EQUAL 2",
                "a == 1 || b == 2 && c == 3 ; a EQUAL 1 | b EQUAL 2 & c EQUAL 3",
                "(a == 1 or b == 2) and c == 3 ; a EQUAL 1 & c EQUAL 3 | b EQUAL 2 & c EQUAL 3",
                "not(a == 1 or b == 2) ; a NOT_EQUAL 1 & b NOT_EQUAL 2",
                "!(a == 1 && b < 2) ; a NOT_EQUAL 1 | b AT_LEAST 2",
                "!!(a exists) ; a EXISTS",
            })
    void an_expression_becomes_alternatives(String expression, String expected) {
        assertThat(disjunctive(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a ==",
                "== 1",
                "a == 1 b == 2",
                "(a == 1",
                "a == 1)",
                "a in [1, 2",
                "a in []",
                "not",
                "a ~ 1",
                "a == 1 and",
                "&&",
                "a !",
                "[",
                "'"
            })
    void other_text_is_no_expression(String text) {
        assertThat(ClusterQuery.parse(text)).isEmpty();
    }

    @Test
    void parentheses_may_nest_only_so_deep() {
        assertThat(ClusterQuery.parse("(".repeat(40) + "a == 1" + ")".repeat(40)))
                .isPresent();
        assertThat(ClusterQuery.parse("(".repeat(100_000) + "a == 1" + ")".repeat(100_000)))
                .isEmpty();
        assertThat(ClusterQuery.parse("!".repeat(100_000) + "a == 1")).isEmpty();
    }

    @Test
    void more_than_twenty_alternatives_are_too_many() {
        assertThat(disjunctive("a == 0" + " or a == 1".repeat(19))).isNotEqualTo("-");
        assertThat(disjunctive("a == 0" + " or a == 1".repeat(20))).isEqualTo("-");
        assertThat(disjunctive("(a == 0 or a == 1)" + " and (a == 0 or a == 1)".repeat(4)))
                .isEqualTo("-");
    }

    @Test
    void no_text_makes_it_throw() {
        var random = new Random(7);
        var parts =
                List.of("a", "==", "!", "(", ")", "[", "]", ",", "in", "and", "||", "'", "=~", "exists", " ", "not");
        for (int i = 0; i < 5_000; i++) {
            var text = random.ints(random.nextInt(12), 0, parts.size())
                    .mapToObj(parts::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            assertThatCode(() -> ClusterQuery.parse(text).flatMap(DisjunctiveForm::of))
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }
}
