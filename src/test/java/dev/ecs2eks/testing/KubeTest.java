package dev.ecs2eks.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecs2eks.cli.local.LocalFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubeTest {

    @Test
    void a_docker_engine_is_used_where_one_answers() {
        assertThat(Kube.chosen(Optional.empty(), () -> true)).isEqualTo(Kube.K3S);
        assertThat(Kube.chosen(Optional.empty(), () -> false)).isEqualTo(Kube.LOCAL);
    }

    @Test
    void the_environment_decides_whatever_docker_says() {
        assertThat(Kube.chosen(Optional.of("local"), () -> true)).isEqualTo(Kube.LOCAL);
        assertThat(Kube.chosen(Optional.of("kubeconfig"), () -> true)).isEqualTo(Kube.KUBECONFIG);
    }

    @Test
    void a_blank_choice_is_no_choice() {
        assertThat(Kube.chosen(Optional.of(""), () -> false)).isEqualTo(Kube.LOCAL);
    }

    @Test
    void a_misspelt_choice_is_refused_with_the_words_that_exist() {
        assertThatThrownBy(() -> Kube.chosen(Optional.of("kind"), () -> true))
                .isInstanceOf(LocalFailure.class)
                .hasMessage("ECS2EKS_KUBE is 'kind': it may be k3s, local or kubeconfig.");
    }
}
