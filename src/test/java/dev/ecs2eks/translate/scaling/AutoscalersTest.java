package dev.ecs2eks.translate.scaling;

import static dev.ecs2eks.translate.scaling.ScalingBundle.BOUNDS;
import static dev.ecs2eks.translate.scaling.ScalingBundle.autoscaler;
import static dev.ecs2eks.translate.scaling.ScalingBundle.cpu;
import static dev.ecs2eks.translate.scaling.ScalingBundle.hpa;
import static dev.ecs2eks.translate.scaling.ScalingBundle.policies;
import static dev.ecs2eks.translate.scaling.ScalingBundle.predefined;
import static dev.ecs2eks.translate.scaling.ScalingBundle.scaledObject;
import static dev.ecs2eks.translate.scaling.ScalingBundle.target;
import static dev.ecs2eks.translate.scaling.ScalingBundle.triggers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ecs2eks.translate.Given;
import dev.ecs2eks.translate.subject.Addon;
import dev.ecs2eks.translate.subject.Options;
import dev.ecs2eks.translate.subject.Options.IdentityMode;
import dev.ecs2eks.translate.subject.Options.ScalingMode;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoscalersTest {

    @Test
    void cpu_target_tracking_becomes_a_horizontal_pod_autoscaler_of_the_workload() {
        var spec = hpa(Given.service("", BOUNDS, policies(cpu(60)))).getSpec();
        assertThat(spec.getMinReplicas()).isEqualTo(2);
        assertThat(spec.getMaxReplicas()).isEqualTo(12);
        assertThat(spec.getScaleTargetRef().getKind()).isEqualTo("Deployment");
        assertThat(spec.getScaleTargetRef().getName()).isEqualTo("orders");
        assertThat(spec.getMetrics()).singleElement().satisfies(metric -> {
            assertThat(metric.getResource().getName()).isEqualTo("cpu");
            assertThat(metric.getResource().getTarget().getAverageUtilization()).isEqualTo(60);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"service/staging/orders", "service/prod/billing", "table/orders"})
    void what_scales_something_else_of_the_account_is_not_taken(String resourceId) {
        var others = "'scalableTargets':[{'ResourceId':'" + resourceId + "','MinCapacity':5,'MaxCapacity':50}]";
        var given = Given.service(
                "'clusterArn':'arn:aws:ecs:eu-west-1:111122223333:cluster/prod'",
                others,
                policies(cpu(60).replace("service/prod/orders", resourceId)));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).isEmpty();
    }

    @Test
    void a_name_from_a_template_may_be_this_service() {
        var named = "service/${Cluster}/${Service}";
        var given = Given.service(
                "",
                BOUNDS.replace("service/prod/orders", named),
                policies(cpu(60).replace("service/prod/orders", named)));
        assertThat(hpa(given).getSpec().getMetrics()).hasSize(1);
    }

    @Test
    void policies_without_their_target_are_not_silently_dropped() {
        var given = Given.service("", policies(cpu(60)));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("scalable-target-not-in-bundle at /scalableTargets");
    }

    @Test
    void a_policy_without_its_type_is_what_it_configures() {
        var given = Given.service("", BOUNDS, policies(cpu(60).replace("'PolicyType':'TargetTrackingScaling',", "")));
        assertThat(hpa(given).getSpec().getMetrics()).hasSize(1);
    }

    @Test
    void T33_several_policies_become_metrics_of_one_object() {
        var spec = hpa(Given.service(
                        "", BOUNDS, policies(cpu(70), predefined("ECSServiceAverageMemoryUtilization", 80), cpu(50))))
                .getSpec();
        assertThat(spec.getMetrics())
                .extracting(
                        it -> it.getResource().getName(),
                        it -> it.getResource().getTarget().getAverageUtilization())
                .containsExactly(tuple("cpu", 50), tuple("memory", 80));
    }

    @Test
    void T33a_an_unset_cooldown_is_300_seconds() {
        var behavior =
                hpa(Given.service("", BOUNDS, policies(cpu(60)))).getSpec().getBehavior();
        assertThat(behavior.getScaleUp().getPolicies())
                .extracting(HPAScalingPolicy::getType, HPAScalingPolicy::getValue, HPAScalingPolicy::getPeriodSeconds)
                .containsExactly(tuple("Percent", 100, 300), tuple("Pods", 4, 300));
        assertThat(behavior.getScaleDown().getStabilizationWindowSeconds()).isEqualTo(300);
    }

    @Test
    void cooldowns_stay_within_what_kubernetes_takes() {
        var behavior = hpa(Given.service("", BOUNDS, policies(cpu(60, "'ScaleOutCooldown':0,'ScaleInCooldown':9000"))))
                .getSpec()
                .getBehavior();
        assertThat(behavior.getScaleUp().getPolicies()).allMatch(it -> it.getPeriodSeconds() == 15);
        assertThat(behavior.getScaleDown().getStabilizationWindowSeconds()).isEqualTo(3600);
    }

    @Test
    void T30_a_target_that_a_capped_pod_never_passes_goes_without_tolerance() {
        var given = Given.service("", BOUNDS, policies(cpu(95)));
        var spec = hpa(given).getSpec();
        assertThat(spec.getBehavior().getScaleUp().getTolerance().toString()).isEqualTo("0");
        assertThat(spec.getMetrics().get(0).getResource().getTarget().getAverageUtilization())
                .isEqualTo(95);
    }

    @Test
    void T30_before_1_35_the_target_is_lowered_and_said_to_be() {
        var given = Given.service("", BOUNDS, policies(cpu(95))).on(34);
        var spec = hpa(given).getSpec();
        assertThat(spec.getBehavior().getScaleUp().getTolerance()).isNull();
        assertThat(spec.getMetrics().get(0).getResource().getTarget().getAverageUtilization())
                .isEqualTo(85);
        assertThat(given.said()).contains("high-cpu-target at /scalingPolicies/0");
    }

    @Test
    void T30_without_a_task_size_containers_may_use_more_than_they_reserve() {
        var given = Given.bundle(
                        "'containerDefinitions':[{'name':'web','image':'a','cpu':256}]", "", BOUNDS, policies(cpu(95)))
                .on(34);
        assertThat(hpa(given)
                        .getSpec()
                        .getMetrics()
                        .get(0)
                        .getResource()
                        .getTarget()
                        .getAverageUtilization())
                .isEqualTo(95);
    }

    @Test
    void T33h_that_nothing_pauses_scaling_in_during_a_rollout_is_said_as_information() {
        var given = Given.service("", BOUNDS, policies(cpu(60)));
        autoscaler(given);
        assertThat(given.said()).containsExactly("scale-in-during-rollout at /scalableTargets/0");
    }

    @Test
    void suspended_directions_stay_suspended() {
        var suspended = target("'MinCapacity':1,'MaxCapacity':3,'SuspendedState':{'DynamicScalingInSuspended':true,"
                + "'DynamicScalingOutSuspended':true}");
        var behavior =
                hpa(Given.service("", suspended, policies(cpu(60)))).getSpec().getBehavior();
        assertThat(behavior.getScaleUp().getSelectPolicy()).isEqualTo("Disabled");
        assertThat(behavior.getScaleDown().getSelectPolicy()).isEqualTo("Disabled");
    }

    @Test
    void when_no_policy_scales_in_the_autoscaler_does_not_either() {
        var given = Given.service("", BOUNDS, policies(cpu(60, "'DisableScaleIn':true")));
        assertThat(hpa(given).getSpec().getBehavior().getScaleDown().getSelectPolicy())
                .isEqualTo("Disabled");
        assertThat(given.said()).noneMatch(it -> it.startsWith("several-policies"));
    }

    @Test
    void when_only_some_policies_scale_in_a_person_decides() {
        var given = Given.service("", BOUNDS, policies(cpu(60, "'DisableScaleIn':true"), cpu(70)));
        assertThat(hpa(given).getSpec().getBehavior().getScaleDown().getSelectPolicy())
                .isNull();
        assertThat(given.said())
                .contains("several-policies-disable-scale-in at"
                        + " /scalingPolicies/0/TargetTrackingScalingPolicyConfiguration/DisableScaleIn");
    }

    @Test
    void a_minimum_of_0_with_cpu_alone_becomes_1_and_is_said() {
        var given = Given.service("", target("'MinCapacity':0,'MaxCapacity':3"), policies(cpu(60)));
        assertThat(hpa(given).getSpec().getMinReplicas()).isEqualTo(1);
        assertThat(given.said()).contains("scaling-only-cpu-with-min-zero at /scalableTargets/0/MinCapacity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'MinCapacity':0,'MaxCapacity':0",
                "'MinCapacity':5,'MaxCapacity':2",
                "'MinCapacity':-1,'MaxCapacity':2",
                "'MinCapacity':1"
            })
    void bounds_that_no_autoscaler_holds_are_named(String bounds) {
        var given = Given.service("", target(bounds), policies(cpu(60)));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("scaling-bounds-unusable at /scalableTargets/0/MaxCapacity");
    }

    @Test
    void a_target_without_policies_scales_nothing() {
        var given = Given.service("", BOUNDS);
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.found()).isEmpty();
    }

    @Test
    void scaling_of_other_services_is_not_ours() {
        var given = Given.service("", BOUNDS.replace("orders", "billing"), policies(cpu(60)));
        assertThat(autoscaler(given)).isEmpty();
    }

    @Test
    void a_daemon_is_not_scaled() {
        var given = Given.service("'schedulingStrategy':'DAEMON'", BOUNDS, policies(cpu(60)));
        assertThat(autoscaler(given)).isEmpty();
        assertThat(given.said()).containsExactly("daemon-not-scaled at /scalableTargets/0");
    }

    @Test
    void a_person_can_ask_for_no_scaling_and_for_keda() {
        var none = Given.service("", BOUNDS, policies(cpu(60))).wishing(wish(ScalingMode.NONE));
        assertThat(autoscaler(none)).isEmpty();
        assertThat(none.said()).containsExactly("scaling-left-out at /scalableTargets/0");
        var keda = Given.service("", BOUNDS, policies(cpu(60))).wishing(wish(ScalingMode.KEDA));
        assertThat(triggers(keda))
                .containsExactly(Map.of("type", "cpu", "metricType", "Utilization", "metadata", Map.of("value", "60")));
    }

    @Test
    void asked_for_an_hpa_the_metric_that_needs_more_is_named_and_not_dropped_silently() {
        var given = Given.service("", BOUNDS, policies(cpu(60), CloudWatchTest.REQUESTS))
                .wishing(wish(ScalingMode.HPA));
        assertThat(hpa(given).getSpec().getMetrics()).hasSize(1);
        assertThat(given.said()).contains("metric-needs-keda at /scalingPolicies/1");
    }

    @Test
    void without_keda_the_plan_blocks_instead_of_scaling_less() {
        var given = Given.service("", BOUNDS, policies(CloudWatchTest.REQUESTS)).without(Addon.KEDA);
        assertThat(scaledObject(given)).containsEntry("minReplicaCount", 2);
        assertThat(given.said()).contains("addon-missing at /scalableTargets/0");
    }

    @Test
    void a_scaled_object_has_the_same_behavior_as_an_hpa_would() {
        var given = Given.service("", BOUNDS, policies(cpu(95, "'ScaleOutCooldown':60")))
                .wishing(wish(ScalingMode.KEDA));
        var behavior = Given.member(scaledObject(given), "advanced", "horizontalPodAutoscalerConfig", "behavior");
        assertThat(Given.member(behavior, "scaleUp"))
                .isEqualTo(Map.of(
                        "stabilizationWindowSeconds",
                        0,
                        "policies",
                        List.of(
                                Map.of("type", "Percent", "value", 100, "periodSeconds", 60),
                                Map.of("type", "Pods", "value", 4, "periodSeconds", 60)),
                        "selectPolicy",
                        "Max",
                        "tolerance",
                        "0"));
    }

    static Options wish(ScalingMode mode) {
        return new Options(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                IdentityMode.IRSA,
                List.of(),
                mode,
                Options.none().networking());
    }
}
