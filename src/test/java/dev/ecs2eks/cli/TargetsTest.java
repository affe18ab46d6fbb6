package dev.ecs2eks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.file.BundleReader;
import dev.ecs2eks.ecs.file.BundleResult.Read;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.KubernetesVersion;
import dev.ecs2eks.translate.subject.Target;
import dev.ecs2eks.translate.subject.Target.Compute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the EKS side is taken to be: the default, then what the bundle says, then what a person says. */
class TargetsTest {

    private static final String EKS =
            """
            , "eks": {"name": "main", "version": "1.34", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/main",
                      "identity": {"oidc": {"issuer": "https://oidc.eks.eu-west-1.amazonaws.com/id/1"}}}""";

    @TempDir
    Path folder;

    @Test
    void nothing_said_is_the_default() {
        assertThat(Targets.of(application(""), Optional.empty())).isEqualTo(Target.byDefault());
    }

    @Test
    void the_bundles_cluster_replaces_version_issuer_and_names_and_the_rest_stays_assumed() {
        var target = Targets.of(application(EKS), Optional.empty());

        assertThat(target.kubernetesVersion()).isEqualTo(new KubernetesVersion(1, 34));
        assertThat(target.oidcIssuer()).contains("https://oidc.eks.eu-west-1.amazonaws.com/id/1");
        assertThat(target.account()).contains("111122223333");
        assertThat(target.region()).contains("eu-west-1");
        assertThat(target.clusterName()).contains("main");
        assertThat(target.addons()).isEqualTo(Target.byDefault().addons());
        assertThat(target.assumed()).isTrue();
    }

    @Test
    void a_persons_word_wins_over_the_bundles() throws Exception {
        var file = file("kubernetesVersion: 1.30\ncompute: AutoMode\nclusterName: other\naddons: {keda: false}\n");

        var target = Targets.of(application(EKS), Optional.of(TargetFile.read(file)));

        assertThat(target.kubernetesVersion()).isEqualTo(new KubernetesVersion(1, 30));
        assertThat(target.compute()).isEqualTo(Compute.AUTO_MODE);
        assertThat(target.clusterName()).contains("other");
        assertThat(target.oidcIssuer()).isPresent();
        assertThat(target.has(Addon.KEDA)).isFalse();
        assertThat(target.has(Addon.EXTERNAL_SECRETS)).isTrue();
    }

    @Test
    void nothing_is_assumed_any_more_when_everything_is_said() throws Exception {
        var addons = Arrays.stream(Addon.values())
                .map(addon -> "\"" + addon.label() + "\": true")
                .collect(Collectors.joining(", "));
        var file = file("{\"kubernetesVersion\": \"1.36\", \"compute\": \"EC2\", \"addons\": {" + addons + "}}");

        assertThat(Targets.of(application(""), Optional.of(TargetFile.read(file)))
                        .assumed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubernetesVersion: latest | /kubernetesVersion: ",
                "compute: Lambda | /compute: ",
                "addons: {istio: true} | /addons/istio: ",
                "addons: {keda: maybe} | /addons/keda: ",
                "kubernetesversion: 1.36 | /kubernetesversion: ",
                "'[1, 2]' | 1:1: ",
                "'{a: [' | 1:"
            })
    void a_target_that_cannot_be_understood_is_refused_with_its_place(String yaml, String place) throws IOException {
        var file = file(yaml);

        assertThatThrownBy(() -> TargetFile.read(file))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining(file + ": " + place);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("target.yaml"), content);
    }

    private static EcsApplication application(String more) {
        var json = "{\"taskDefinition\": {\"containerDefinitions\": [{\"name\": \"web\"}]}" + more + "}";
        var result = new BundleReader()
                .read("x", json.getBytes(StandardCharsets.UTF_8))
                .get(0);
        return ((Read) result).application();
    }
}
