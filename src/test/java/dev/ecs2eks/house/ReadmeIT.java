package dev.ecs2eks.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.cli.local.DryRun;
import dev.ecs2eks.testing.ClusterUser;
import dev.ecs2eks.testing.OnCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is true: its commands run, its resource is one that the API server takes. */
@OnCluster
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("```(sh|yaml)\n(.*?)```", Pattern.DOTALL);

    /** Started by {@code .ci/run}, and by the tests of the chart. */
    private static final Set<String> RUN_ELSEWHERE = Set.of("./ecs2eks demo", "./mvnw", "helm install");

    static Stream<String> commands() throws IOException {
        return blocks("sh")
                .flatMap(block -> block.replace("\\\n", " ").lines())
                .map(line -> line.replaceFirst("\\s+#.*", "").strip())
                .filter(line -> RUN_ELSEWHERE.stream().noneMatch(line::startsWith));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_runs_as_it_is_written(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void the_resource_is_one_that_the_api_server_takes(ClusterUser user) throws IOException {
        var resources = blocks("yaml")
                .map(block -> Serialization.unmarshal(block, GenericKubernetesResource.class))
                .peek(resource -> resource.getMetadata().setNamespace(user.namespace()))
                .toList();
        assertThat(resources).hasSize(1);
        assertThat(DryRun.refusal(user.client(), user.namespace(), List.copyOf(resources)))
                .isEmpty();
    }

    private static Stream<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2));
    }
}
