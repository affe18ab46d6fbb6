package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Nothing that a task definition can hold makes the translation fail. */
class OddInputTest {

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "web",
            "CMD",
            "CMD-SHELL",
            "1-",
            "-1",
            "99999999999",
            "$(",
            "$$",
            "ünïcödé",
            "host",
            "UDP",
            "a:b:c",
            "${x}",
            "255.255.255.255",
            "arn:aws:s3:::b/k",
            "HEALTHY",
            "SUCCESS",
            "COMPLETE",
            "START",
            "GPU",
            "8000-9000");
    private static final List<Integer> NUMBERS = List.of(0, 1, -1, 8080, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE);

    static Stream<Integer> seeds() {
        return IntStream.range(0, 300).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void generated_task_definitions_are_translated_and_alike_each_time(int seed) {
        var given = Given.web("").service("'desiredCount':2");
        var application =
                with(given.application(), (TaskDefinition) any(TaskDefinition.builder(), new Random(seed), 0));

        var first = given.translated(application, false);
        var second = given.translated(application, false);

        assertThat(second).isEqualTo(first);
        assertThat(first.findings())
                .allMatch(finding ->
                        finding.field().startsWith("/") || finding.field().isEmpty());
    }

    @Test
    void a_container_without_a_name_gets_one_and_that_is_told() {
        var outcome = Given.web("").and("", "").translated();

        assertThat(outcome.said("container-name-missing"))
                .containsExactly("Warning /taskDefinition/containerDefinitions/1/name");
    }

    @Test
    void members_that_are_absent_everywhere_are_fine() {
        var given = Given.web("");
        var nothing = TaskDefinition.builder()
                .containerDefinitions(container -> {}, container -> {})
                .build();

        assertThatCode(() -> given.translated(with(given.application(), nothing), true))
                .doesNotThrowAnyException();
    }

    private static EcsApplication with(EcsApplication application, TaskDefinition definition) {
        return new EcsApplication(
                new Task(definition, List.of()),
                application.service(),
                application.scaling(),
                application.traffic(),
                application.identity(),
                application.surroundings(),
                application.oddities());
    }

    /** Sets each member or not, to any value of its type. */
    private static Object any(Object builder, Random random, int depth) {
        for (var field : ((SdkPojo) builder).sdkFields()) {
            if (random.nextInt(3) > 0) {
                field.set(builder, value(field, random, depth));
            }
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object value(SdkField<?> field, Random random, int depth) {
        var type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        if (type == MarshallingType.INTEGER) {
            return NUMBERS.get(random.nextInt(NUMBERS.size()));
        }
        if (type == MarshallingType.BOOLEAN) {
            return random.nextBoolean();
        }
        if (type == MarshallingType.SDK_POJO && depth < 6) {
            return any(field.constructor().get(), random, depth + 1);
        }
        if (type == MarshallingType.LIST) {
            var member = field.getTrait(ListTrait.class).memberFieldInfo();
            var list = new ArrayList<>();
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                list.add(value(member, random, depth));
            }
            return list;
        }
        return null;
    }
}
