package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTest {

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abc…",
        "äöü, 6, äöü",
        "äöüß, 6, ä…",
        "'\"\"\"\"', 6, '\"…'",
        "abc, 3, abc"
    })
    void a_text_is_cut_by_what_it_weighs_as_json(String text, int bytes, String shortened) {
        assertThat(Shortened.text(text, bytes)).isEqualTo(shortened);
    }

    @Test
    void a_pair_of_surrogates_is_never_torn() {
        assertThat(Shortened.text("ab😀😀", 9)).isEqualTo("ab😀…");
    }

    @Test
    void half_a_pair_which_no_api_server_takes_is_replaced() {
        assertThat(Shortened.text("a\ud83d", 9)).isEqualTo("a\ufffd");
        assertThat(Shortened.text("a\ud83d", 9).getBytes(StandardCharsets.UTF_8))
                .doesNotContain('?');
    }
}
