package dev.ecs2eks.translate.scaling;

import static dev.ecs2eks.translate.scaling.ScalingBundle.BOUNDS;
import static dev.ecs2eks.translate.scaling.ScalingBundle.autoscaler;
import static dev.ecs2eks.translate.scaling.ScalingBundle.cpu;
import static dev.ecs2eks.translate.scaling.ScalingBundle.hpa;
import static dev.ecs2eks.translate.scaling.ScalingBundle.policies;
import static dev.ecs2eks.translate.scaling.ScalingBundle.scaledObject;
import static dev.ecs2eks.translate.scaling.ScalingBundle.target;
import static dev.ecs2eks.translate.scaling.ScalingBundle.triggers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecs2eks.translate.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final String MORNING = action("morning", "cron(0 7 ? * 2-6 *)", "'MinCapacity':6");
    private static final String EVENING = action("evening", "cron(0 20 ? * 2-6 *)", "'MinCapacity':2");

    @Test
    void T33b_two_actions_that_take_turns_become_one_cron_trigger() {
        var given = Given.service("", BOUNDS, policies(cpu(60)), actions(EVENING, MORNING));
        var cron = triggers(given).get(1);
        assertThat(cron).containsEntry("type", "cron");
        assertThat(cron.get("metadata"))
                .isEqualTo(Map.of(
                        "timezone",
                        "Europe/Berlin",
                        "start",
                        "0 7 * * 1-5",
                        "end",
                        "0 20 * * 1-5",
                        "desiredReplicas",
                        "6"));
    }

    @Test
    void T33b_the_minimum_outside_the_window_is_what_the_closing_action_sets() {
        // read at noon, the target shows the minimum of the window
        var given = Given.service(
                "", target("'MinCapacity':6,'MaxCapacity':12"), policies(cpu(60)), actions(MORNING, EVENING));
        assertThat(scaledObject(given)).containsEntry("minReplicaCount", 2).containsEntry("maxReplicaCount", 12);
    }

    @Test
    void T33b_a_maximum_that_stays_the_same_all_day_breaks_no_window() {
        var given = Given.service(
                "",
                target("'MinCapacity':2,'MaxCapacity':12"),
                policies(cpu(60)),
                actions(
                        MORNING.replace("'MinCapacity':6", "'MinCapacity':6,'MaxCapacity':12"),
                        EVENING.replace("'MinCapacity':2", "'MinCapacity':2,'MaxCapacity':12")));
        assertThat(triggers(given)).hasSize(2).element(1).asString().contains("cron");
    }

    @Test
    void T33b_a_maximum_that_changes_at_night_is_no_window() {
        var given = Given.service(
                "",
                target("'MinCapacity':2,'MaxCapacity':12"),
                policies(cpu(60)),
                actions(
                        MORNING.replace("'MinCapacity':6", "'MinCapacity':6,'MaxCapacity':12"),
                        EVENING.replace("'MinCapacity':2", "'MinCapacity':2,'MaxCapacity':4")));
        assertThat(hpa(given).getSpec().getMetrics()).hasSize(1);
    }

    @Test
    void T33b_one_action_alone_stays_so_it_is_no_window() {
        var given = Given.service("", BOUNDS, policies(cpu(60)), actions(MORNING));
        assertThat(hpa(given).getSpec().getMinReplicas()).isEqualTo(2);
        assertThat(given.found()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("scheduled-limits");
            assertThat(finding.field()).isEqualTo("/scheduledActions/0/Schedule");
            assertThat(finding.suggestion())
                    .contains("0 7 * * 1-5", "Europe/Berlin", "kubectl patch hpa orders", "{\"minReplicas\":6}");
        });
    }

    @Test
    void T33b_without_a_policy_that_scales_in_a_lower_minimum_removes_no_task() {
        var given = Given.service("", BOUNDS, actions(MORNING, EVENING));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.found())
                .filteredOn(finding -> finding.code().equals("scheduled-limits"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.suggestion()).contains("kubectl scale deployment orders"));
    }

    @Test
    void actions_that_fix_the_count_are_a_window_by_themselves() {
        var given = Given.service(
                "",
                BOUNDS,
                actions(
                        action("on", "cron(0 7 * * ? *)", "'MinCapacity':3,'MaxCapacity':3"),
                        action("off", "cron(0 20 * * ? *)", "'MinCapacity':0,'MaxCapacity':0")));
        assertThat(scaledObject(given))
                .containsEntry("minReplicaCount", 0)
                .containsEntry("maxReplicaCount", 3)
                .doesNotContainKey("advanced");
    }

    @Test
    void T33c_a_limit_that_is_not_set_is_not_patched() {
        var given = Given.service(
                "", BOUNDS, policies(cpu(60)), actions(action("cap", "cron(0 7 * * ? *)", "'MaxCapacity':20")));
        autoscaler(given);
        assertThat(given.found()).anySatisfy(finding -> assertThat(finding.suggestion())
                .contains("{\"maxReplicas\":20}")
                .doesNotContain("minReplicas"));
    }

    @Test
    void a_night_without_tasks_is_a_command_that_the_API_server_takes() {
        var nights = actions(
                action("night", "cron(0 22 * * ? *)", "'MinCapacity':0,'MaxCapacity':0"),
                action("day", "cron(0 6 * * ? *)", "'MinCapacity':2,'MaxCapacity':12"));
        var byProcessor = Given.service("", BOUNDS, policies(cpu(60)), nights);
        var byRequests = Given.service("", BOUNDS, policies(CloudWatchTest.REQUESTS), nights);
        autoscaler(byProcessor);
        autoscaler(byRequests);
        assertThat(commands(byProcessor))
                .containsExactly(
                        "kubectl scale deployment orders --replicas=0",
                        "kubectl patch hpa orders --type merge -p '{\"spec\":{\"minReplicas\":2,\"maxReplicas\":12}}'; "
                                + "kubectl scale deployment orders --replicas=2 --current-replicas=0 || true");
        assertThat(commands(byRequests))
                .containsExactly(
                        "kubectl annotate scaledobject orders --overwrite autoscaling.keda.sh/paused-replicas=0",
                        "kubectl patch scaledobject orders --type merge -p '{\"spec\":{\"minReplicaCount\":2,\"maxReplicaCount\":12}}'"
                                + " && kubectl annotate scaledobject orders --overwrite autoscaling.keda.sh/paused-replicas-");
    }

    private static List<String> commands(Given given) {
        return given.found().stream()
                .filter(finding -> finding.code().equals("scheduled-limits"))
                .map(finding ->
                        finding.suggestion().substring(finding.suggestion().indexOf("kubectl")))
                .toList();
    }

    @Test
    void T33d_a_schedule_without_a_unix_form_says_why() {
        var given = Given.service(
                "", BOUNDS, policies(cpu(60)), actions(action("x", "cron(0 7 L * ? *)", "'MinCapacity':5")));
        autoscaler(given);
        assertThat(given.found()).anySatisfy(finding -> assertThat(finding.code() + finding.message())
                .contains("schedule-not-convertible", "'L' has no counterpart"));
    }

    @Test
    void time_zones_that_differ_are_no_window() {
        var utc = EVENING.replace("Europe/Berlin", "UTC");
        var given = Given.service("", BOUNDS, policies(cpu(60)), actions(MORNING, utc));
        assertThat(hpa(given).getSpec().getMetrics()).hasSize(1);
    }

    @Test
    void suspended_schedules_are_not_created() {
        var suspended = target("'MinCapacity':2,'MaxCapacity':12,'SuspendedState':{'ScheduledScalingSuspended':true}");
        var given = Given.service("", suspended, policies(cpu(60)), actions(MORNING, EVENING));
        assertThat(hpa(given).getSpec().getMinReplicas()).isEqualTo(2);
        assertThat(given.said())
                .contains("scheduled-scaling-suspended at /scheduledActions/0/Schedule")
                .noneMatch(it -> it.startsWith("scheduled-limits"));
    }

    private static String actions(String... actions) {
        return "'scheduledActions':[" + String.join(",", actions) + "]";
    }

    private static String action(String name, String schedule, String limits) {
        return "{'ScheduledActionName':'" + name + "','ResourceId':'service/prod/orders','Schedule':'" + schedule
                + "','Timezone':'Europe/Berlin','ScalableTargetAction':{" + limits + "}}";
    }
}
