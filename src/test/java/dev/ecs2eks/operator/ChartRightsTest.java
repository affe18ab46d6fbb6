package dev.ecs2eks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart gives the operator what it needs for each kind that plans hold: without list and watch it would not start. */
class ChartRightsTest {

    private static final Pattern RULE = Pattern.compile(
            "- apiGroups: \\[(?<groups>[^]]*)]\\s+resources: \\[(?<resources>[^]]*)]\\s+verbs: \\[(?<verbs>[^]]*)]");

    private record Rule(List<String> groups, List<String> resources, List<String> verbs) {}

    static Stream<ProducedKind> produced() {
        return Stream.concat(ProducedKind.ALWAYS.stream(), ProducedKind.OF_ADDONS.stream());
    }

    @ParameterizedTest
    @MethodSource("produced")
    void a_kind_that_plans_hold_can_be_watched_and_written(ProducedKind kind) throws IOException {
        assertThat(rules())
                .filteredOn(rule -> rule.groups().contains(kind.group())
                        && rule.resources().contains(plural(kind.kind().toLowerCase(Locale.ROOT))))
                .singleElement()
                .satisfies(rule -> assertThat(rule.verbs())
                        .containsExactlyInAnyOrder("get", "list", "watch", "create", "patch", "delete"));
    }

    @Test
    void what_the_chart_sets_in_the_environment_is_what_the_operator_is_told_by() throws IOException {
        var deployment = Files.readString(Path.of("helm/ecs2eks/templates/deployment.yaml"));
        var set = Pattern.compile("name: (ECS2EKS_[A-Z_]+)")
                .matcher(deployment)
                .results()
                .map(found -> found.group(1));
        assertThat(told("ECS2EKS", OperatorSettings.class)).containsAll(set.toList());
    }

    /** {@code oidcIssuer} is told by {@code ECS2EKS_OIDC_ISSUER}. */
    private static List<String> told(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getDeclaredMethods())
                .flatMap(method -> {
                    var words = method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
                    var name = prefix + "_" + words;
                    return method.getReturnType().isInterface()
                            ? told(name, method.getReturnType()).stream()
                            : Stream.of(name);
                })
                .toList();
    }

    private static List<Rule> rules() throws IOException {
        var template = Files.readString(Path.of("helm/ecs2eks/templates/clusterrole-produced.yaml"));
        return RULE.matcher(template)
                .results()
                .map(found -> new Rule(words(found.group(1)), words(found.group(2)), words(found.group(3))))
                .toList();
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(word -> word.strip().replace("\"", ""))
                .toList();
    }

    private static String plural(String kind) {
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }
}
