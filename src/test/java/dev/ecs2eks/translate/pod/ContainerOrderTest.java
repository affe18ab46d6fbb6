package dev.ecs2eks.translate.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who runs first, who runs beside, who ends when (mapping §4.1, §4.3). */
class ContainerOrderTest {

    private static final String CONTAINERS = "/taskDefinition/containerDefinitions/";

    private static String after(String name, String condition) {
        return "'dependsOn':[{'containerName':'" + name + "','condition':'" + condition + "'}]";
    }

    @Test
    void T13_what_others_wait_for_is_an_init_container_that_keeps_running() {
        var outcome = Given.web(after("cache", "START")).and("cache", "").translated();

        assertThat(outcome.inits()).containsExactly("cache");
        assertThat(outcome.mains()).containsExactly("web");
        assertThat(outcome.container("cache").getRestartPolicy()).isEqualTo("Always");
        assertThat(outcome.web().getRestartPolicy()).isNull();
    }

    @Test
    void T13_init_containers_stand_after_what_they_wait_for() {
        var outcome = Given.web(after("migrate", "SUCCESS"))
                .and("migrate", "'essential':false," + after("database", "HEALTHY"))
                .and("database", "'healthCheck':{'command':['CMD','/check']}")
                .translated();

        assertThat(outcome.inits()).containsExactly("database", "migrate");
        assertThat(outcome.container("migrate").getRestartPolicy()).isNull();
        assertThat(outcome.alarms()).isEmpty();
    }

    @Test
    void a_container_that_ends_has_no_probes_because_the_api_server_refuses_them() {
        var outcome = Given.web(after("warm", "SUCCESS"))
                .and("warm", "'essential':false,'healthCheck':{'command':['CMD','/check'],'startPeriod':10}")
                .translated();

        assertThat(outcome.container("warm").getLivenessProbe()).isNull();
        assertThat(outcome.container("warm").getStartupProbe()).isNull();
    }

    @Test
    void complete_takes_any_exit_code_so_the_command_is_wrapped() {
        var outcome = Given.web(after("warm", "COMPLETE"))
                .and("warm", "'essential':false,'entryPoint':['/bin/sh','-c'],'command':['curl $(x)']")
                .translated();

        assertThat(outcome.container("warm").getCommand()).containsExactly("/bin/sh", "-c", "\"$@\"; exit 0");
        assertThat(outcome.container("warm").getArgs()).containsExactly("sh", "/bin/sh", "-c", "curl $$(x)");
        assertThat(outcome.said("ContainerDependency.condition"))
                .containsExactly("Info " + CONTAINERS + "0/dependsOn/0/condition");
    }

    @Test
    void complete_of_a_program_that_only_the_image_knows_cannot_be_wrapped() {
        var outcome = Given.web(after("warm", "COMPLETE"))
                .and("warm", "'essential':false,'command':['now']")
                .translated();

        assertThat(outcome.container("warm").getCommand()).isEmpty();
        assertThat(outcome.said("depends-on-needs-shell"))
                .containsExactly("Warning " + CONTAINERS + "0/dependsOn/0/condition");
        assertThat(outcome.said("ContainerDependency.condition")).isEmpty();
    }

    @Test
    void T06_a_container_that_may_end_is_named_and_never_gets_restart_policy_never() {
        var outcome = Given.web("").and("once", "'essential':false").translated();

        assertThat(outcome.said("ContainerDefinition.essential"))
                .containsExactly("Warning " + CONTAINERS + "1/essential");
        assertThat(outcome.container("once").getRestartPolicy()).isNull();
    }

    @Test
    void T06_one_that_ecs_restarts_as_well_is_no_reason_to_act() {
        var outcome = Given.web("")
                .and("agent", "'essential':false,'restartPolicy':{'enabled':true}")
                .translated();

        assertThat(outcome.said("ContainerDefinition.essential")).containsExactly("Info " + CONTAINERS + "1/essential");
    }

    @Test
    void a_container_cannot_end_first_and_keep_running() {
        var outcome = Given.web(after("both", "SUCCESS"))
                .and("other", after("both", "START"))
                .and("both", "'essential':false")
                .translated();

        assertThat(outcome.said("contradictory-depends-on"))
                .containsExactly("Blocking " + CONTAINERS + "1/dependsOn/0");
    }

    @Test
    void a_circle_blocks_and_the_plan_is_complete_all_the_same() {
        var outcome = Given.web(after("a", "START"))
                .and("a", after("b", "START"))
                .and("b", after("a", "HEALTHY"))
                .translated();

        assertThat(outcome.said("cyclic-depends-on")).containsExactly("Blocking " + CONTAINERS + "1/dependsOn");
        assertThat(outcome.mains()).containsExactly("web", "a", "b");
    }

    @Test
    void a_name_that_nobody_has_blocks() {
        var outcome = Given.web(after("ghost", "START")).translated();

        assertThat(outcome.said("unknown-container-reference"))
                .containsExactly("Blocking " + CONTAINERS + "0/dependsOn/0/containerName");
    }

    @Test
    void a_log_router_that_is_left_out_is_waited_for_by_nobody() {
        var outcome = Given.web(after("router", "START"))
                .and("router", "")
                .logging(Set.of(1), Set.of())
                .translated();

        assertThat(outcome.inits()).isEmpty();
        assertThat(outcome.mains()).containsExactly("web");
        assertThat(outcome.alarms()).isEmpty();
    }

    @Test
    void a_log_router_that_stays_is_a_side_car() {
        var outcome =
                Given.web("").and("router", "").logging(Set.of(), Set.of(1)).translated();

        assertThat(outcome.inits()).containsExactly("router");
    }

    @Test
    void T14_stop_timeouts_add_up_along_a_chain() {
        var outcome = Given.web("'stopTimeout':60," + after("proxy", "START"))
                .and("proxy", "'stopTimeout':90")
                .and("alone", "'stopTimeout':100")
                .translated();

        assertThat(outcome.pod().getTerminationGracePeriodSeconds()).isEqualTo(150);
    }

    @Test
    void T14_what_has_ended_long_ago_needs_no_time_to_stop() {
        var outcome = Given.web("'stopTimeout':5," + after("migrate", "SUCCESS"))
                .and("migrate", "'essential':false,'stopTimeout':90")
                .translated();

        assertThat(outcome.pod().getTerminationGracePeriodSeconds()).isEqualTo(5);
    }

    @Test
    void people_who_ask_for_the_pod_get_its_first_essential_container() {
        var outcome = Given.web("'essential':false").and("shop", "").translated();

        assertThat(outcome.template().getMetadata().getAnnotations())
                .containsEntry("kubectl.kubernetes.io/default-container", "shop");
    }

    @Test
    @Timeout(20)
    void ten_thousand_containers_in_one_chain_block_and_end() {
        var given = Given.web("");
        for (int i = 1; i < 10_000; i++) {
            given.and("c" + i, after(i == 1 ? "web" : "c" + (i - 1), "START"));
        }

        var outcome = given.translated();

        assertThat(outcome.said("too-many-containers"))
                .containsExactly("Blocking /taskDefinition/containerDefinitions");
        assertThat(outcome.inits()).hasSize(9_999).startsWith("web", "c1", "c2");
    }
}
