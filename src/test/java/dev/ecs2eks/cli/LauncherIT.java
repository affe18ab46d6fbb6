package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code ecs2eks} script on the packaged jars, as a person or a pipeline calls it. */
class LauncherIT {

    private static final Path LAUNCHER = Path.of("ecs2eks").toAbsolutePath();

    @TempDir
    Path folder;

    private Path service;

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        service = Files.writeString(
                folder.resolve("café.json"),
                "{\"family\": \"café\", \"containerDefinitions\": [{\"name\": \"web\", \"image\": \"shop:1\"}]}");
    }

    @Test
    void it_plans_with_empty_standard_error() throws Exception {
        var ran = run(Map.of(), LAUNCHER, "plan", "-f", service.toString(), "-o", "json");

        assertThat(ran.exit()).isIn(0, 3);
        assertThat(ran.out()).startsWith("{").endsWith("}\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void it_works_through_links_and_from_another_folder() throws Exception {
        var direct = Files.createSymbolicLink(folder.resolve("direct"), LAUNCHER);
        Files.createDirectory(folder.resolve("bin"));
        var relative = Files.createSymbolicLink(folder.resolve("bin/relative"), Path.of("../direct"));

        assertThat(run(Map.of(), direct, "--version").out())
                .startsWith("ecs2eks ")
                .doesNotContain("not packaged");
        assertThat(run(Map.of(), relative, "plan", "-f", "café.json", "-o", "json")
                        .err())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "tr_TR.UTF-8", "en_US.ISO-8859-1", ""})
    void the_bytes_do_not_depend_on_the_locale(String locale) throws Exception {
        var usual = run(Map.of("LC_ALL", "C.UTF-8"), LAUNCHER, "plan", "-f", service.toString(), "-o", "json");
        var other = run(Map.of("LC_ALL", locale), LAUNCHER, "plan", "-f", service.toString(), "-o", "json");

        assertThat(other).isEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JAVA_TOOL_OPTIONS | -Dsome.thing=\"with a space\" -XX:+UseParallelGC",
                "JDK_JAVA_OPTIONS | -Xmx512m",
                "_JAVA_OPTIONS | -verbose:gc",
                "ECS2EKS_SHARING | -XX:SharedArchiveFile=/there/is/none.jsa",
                "ECS2EKS_SHARING | -XX:SharedArchiveFile=/etc/hostname"
            })
    void the_jvm_says_nothing_of_its_own(String variable, String value) throws Exception {
        var ran = run(Map.of(variable, value), LAUNCHER, "plan", "-f", service.toString(), "-o", "json");

        assertThat(ran.out()).startsWith("{");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void options_for_the_jvm_are_obeyed() throws Exception {
        var ran = run(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1m -Xms1m"), LAUNCHER, "--version");

        assertThat(ran.exit()).isNotZero();
    }

    @Test
    void bad_input_is_one_line_and_exit_code_2() throws Exception {
        var ran = run(Map.of(), LAUNCHER, "plan", "-f", "nothing.json");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("ecs2eks: nothing.json: no such file or folder\n");
    }

    @Test
    void without_a_build_it_says_what_to_run() throws Exception {
        var clone = Files.createDirectory(folder.resolve("clone"));
        var launcher = Files.copy(LAUNCHER, clone.resolve("ecs2eks"), StandardCopyOption.COPY_ATTRIBUTES);

        var ran = run(Map.of(), launcher, "plan", "-f", service.toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).singleElement().asString().contains("./mvnw -q -DskipTests package");
    }

    @Test
    void demo_builds_what_is_missing_and_stops_when_that_fails() throws Exception {
        var clone = Files.createDirectory(folder.resolve("clone"));
        var launcher = Files.copy(LAUNCHER, clone.resolve("ecs2eks"), StandardCopyOption.COPY_ATTRIBUTES);
        var build = Files.writeString(clone.resolve("mvnw"), "#!/bin/sh\necho built with \"$@\"\nexit 1\n");
        assertThat(build.toFile().setExecutable(true)).isTrue();

        var ran = run(Map.of(), launcher, "demo");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).contains("built with").contains("package");
        assertThat(ran.err()).contains("Building ecs2eks").contains("the build failed");
    }

    @Test
    void a_missing_java_is_one_sentence() throws Exception {
        var ran = run(Map.of("JAVA_HOME", "/there/is/no/jdk"), LAUNCHER, "--version");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains("Java 17", "/there/is/no/jdk", "install");
    }

    @Test
    void an_old_java_is_one_sentence() throws Exception {
        var jdk = Files.createDirectories(folder.resolve("jdk8/bin")).getParent();
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"1.8.0_302\"\n");
        var java = Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        var ran = run(Map.of("JAVA_HOME", jdk.toString()), LAUNCHER, "--version");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains("Java 17", "is Java 8");
    }

    private Ran run(Map<String, String> environment, Path launcher, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var out = folder.resolve("stdout");
        var err = folder.resolve("stderr");
        var program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        program.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        program.environment().putAll(environment);
        var process = program.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
