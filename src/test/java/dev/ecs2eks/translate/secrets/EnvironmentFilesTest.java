package dev.ecs2eks.translate.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.finding.Findings;
import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.translate.subject.Subjects;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentFilesTest {

    private final Findings findings = Subjects.findings();

    private List<String> of(String... objects) {
        var files = new StringBuilder();
        for (var object : objects) {
            files.append(files.isEmpty() ? "" : ",").append("{'type':'s3','value':'" + object + "'}");
        }
        var subject = Subjects.container("'environmentFiles':[" + files + "]");
        return ExternalSecrets.of(subject, findings).environmentFiles().get(0).stream()
                .map(it -> it.getSecretRef().getName())
                .toList();
    }

    @Test
    void T18_the_first_file_wins_so_it_is_listed_last() {
        assertThat(of("arn:aws:s3:::cfg/first.env", "arn:aws:s3:::cfg/second.env"))
                .containsExactly("orders-second", "orders-first");
    }

    @Test
    void somebody_has_to_create_the_Secret() {
        of("arn:aws:s3:::cfg/first.env");
        assertThat(findings.all()).singleElement().satisfies(it -> {
            assertThat(it.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(it.field()).isEqualTo("/taskDefinition/containerDefinitions/0/environmentFiles/0/value");
            assertThat(it.message()).contains("arn:aws:s3:::cfg/first.env", "orders-first");
        });
    }

    @Test
    void files_of_one_name_in_two_folders_are_two_Secrets() {
        assertThat(of("arn:aws:s3:::cfg/a/app.env", "arn:aws:s3:::cfg/b/app.env"))
                .doesNotHaveDuplicates()
                .contains("orders-app");
    }

    @Test
    void no_file_takes_the_name_of_the_pull_secret() {
        assertThat(of("arn:aws:s3:::cfg/registry.env")).doesNotContain("orders-registry");
    }
}
